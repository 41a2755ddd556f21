package dev.safeguard.samples.llm.experiment;

import dev.safeguard.samples.llm.Score;
import dev.safeguard.samples.llm.snippets.Family;
import java.util.LinkedHashMap;
import java.util.Map;

/** Scores of a test as measures of a run, all of them shares of the answers. */
final class ScoreMeasures {
  /** The verdict is right. */
  static final String VERDICT = "verdict";

  /** The verdict and the address are right. */
  static final String RIGHT = "right";

  /** Called insecure and is not. */
  static final String FALSE_ALARMS = "falseAlarms";

  /** Insecure and called secure. */
  static final String MISSES = "misses";

  private static final String FORMAT = "format";

  private ScoreMeasures() {}

  /** The measure of a family's answers alone. */
  static String of(String measure, Family family) {
    return measure + " " + family.label();
  }

  /** Those of all families together, and verdicts and right answers of each. */
  static Map<String, Double> of(Map<Family, Score> scores) {
    Score all = Score.sum(scores.values());
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put(FORMAT, all.share(all.format()));
    measures.put(VERDICT, all.share(all.verdicts()));
    measures.put(RIGHT, all.share(all.evidence()));
    measures.put(FALSE_ALARMS, all.share(all.falseAlarms()));
    measures.put(MISSES, all.share(all.misses()));
    scores.forEach(
        (family, score) -> {
          measures.put(of(VERDICT, family), score.share(score.verdicts()));
          measures.put(of(RIGHT, family), score.share(score.evidence()));
        });
    return measures;
  }
}
