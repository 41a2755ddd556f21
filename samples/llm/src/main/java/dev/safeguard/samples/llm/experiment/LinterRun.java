package dev.safeguard.samples.llm.experiment;

import dev.safeguard.samples.llm.Score;
import dev.safeguard.samples.llm.bandit.Bandit;
import dev.safeguard.samples.llm.snippets.Family;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Bandit's check B104, which learns nothing and names no address, on the test of a seed. */
record LinterRun(long seed) implements Run {
  /** Its only kind. */
  static final String KIND = "bandit";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Map<String, Double> measure(Bench bench, Path directory) throws IOException {
    Bandit bandit;
    try {
      bandit = Bandit.prepare(bench.remarks());
    } catch (IOException e) {
      bench.remarks().accept("bandit cannot be installed, and is left out: " + e.getMessage());
      return Map.of();
    }
    return measures(bandit.byFamily(bench.tests(seed)));
  }

  /** Of right addresses there is nothing to be measured. */
  static Map<String, Double> measures(Map<Family, Score> scores) {
    Map<String, Double> measures = ScoreMeasures.of(scores);
    measures.keySet().removeIf(name -> name.startsWith(ScoreMeasures.RIGHT));
    return measures;
  }
}
