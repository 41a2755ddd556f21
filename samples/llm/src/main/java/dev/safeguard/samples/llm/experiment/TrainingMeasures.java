package dev.safeguard.samples.llm.experiment;

import dev.safeguard.learning.MetricsTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a run's {@code metrics.csv} says of its training. */
final class TrainingMeasures {
  /** Answers that violated the safeguard in force. */
  static final String IN_FORCE = "violationsInForce";

  /** Answers that violated the last safeguard. */
  static final String LAST = "violationsOfLast";

  /** The share of the answers after the first stage that violated its safeguard. */
  static final String FORMAT = "formatViolationsLater";

  /** Nats a token, the mean of the latest updates. */
  static final String DIVERGENCE = "divergence";

  /** Nats a token, the mean of the latest updates. */
  static final String ENTROPY = "entropy";

  /** All answers of the training. */
  static final String ANSWERS = "answers";

  /** All tokens of the answers. */
  static final String TOKENS = "tokens";

  /** How many updates are the latest. */
  private static final int LATEST = 10;

  private TrainingMeasures() {}

  /** The measures of the run in a folder. */
  static Map<String, Double> read(Path directory) throws IOException {
    MetricsTable metrics = MetricsTable.read(directory.resolve("metrics.csv"));
    int updates = metrics.size();
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("updates", (double) updates);
    measures.put(TOKENS, metrics.number(updates - 1, "tokens"));
    measures.put(ANSWERS, metrics.sum("answers"));
    measures.put(IN_FORCE, metrics.sum("violation_stage"));
    measures.put(LAST, metrics.sum("violation_final"));
    for (String name : metrics.distinct("safeguard")) {
      MetricsTable under = metrics.where(row -> metrics.text(row, "safeguard").equals(name));
      measures.put("violations in " + name, under.sum("violation_stage"));
    }
    MetricsTable later = metrics.where(row -> metrics.number(row, "stage") > 1);
    measures.put(FORMAT, later.sum("violation_first") / later.sum("answers"));
    MetricsTable latest = metrics.where(row -> row >= updates - LATEST);
    measures.put(DIVERGENCE, latest.sum("divergence_nats") / latest.size());
    measures.put(ENTROPY, latest.sum("entropy_nats") / latest.size());
    return measures;
  }
}
