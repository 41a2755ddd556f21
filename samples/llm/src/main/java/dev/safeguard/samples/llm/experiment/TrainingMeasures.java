package dev.safeguard.samples.llm.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

  private final List<String> header;
  private final List<String[]> rows;

  private TrainingMeasures(List<String> lines) {
    header = List.of(lines.get(0).split(","));
    rows = lines.stream().skip(1).map(line -> line.split(",")).toList();
  }

  /** The measures of the run in a folder. */
  static Map<String, Double> read(Path directory) throws IOException {
    return new TrainingMeasures(Files.readAllLines(directory.resolve("metrics.csv"))).measures();
  }

  private Map<String, Double> measures() {
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("updates", (double) rows.size());
    measures.put(TOKENS, number(rows.get(rows.size() - 1), "tokens"));
    measures.put(ANSWERS, sum(rows, "answers"));
    measures.put(IN_FORCE, sum(rows, "violation_stage"));
    measures.put(LAST, sum(rows, "violation_final"));
    rows.stream()
        .map(row -> row[header.indexOf("safeguard")])
        .distinct()
        .forEach(name -> measures.put("violations in " + name, sum(of(name), "violation_stage")));
    List<String[]> later = rows.stream().filter(row -> number(row, "stage") > 1).toList();
    measures.put(FORMAT, sum(later, "violation_first") / sum(later, "answers"));
    List<String[]> latest = rows.subList(Math.max(0, rows.size() - LATEST), rows.size());
    measures.put(DIVERGENCE, sum(latest, "divergence_nats") / latest.size());
    measures.put(ENTROPY, sum(latest, "entropy_nats") / latest.size());
    return measures;
  }

  private List<String[]> of(String safeguard) {
    int column = header.indexOf("safeguard");
    return rows.stream().filter(row -> row[column].equals(safeguard)).toList();
  }

  private double sum(List<String[]> of, String column) {
    return of.stream().mapToDouble(row -> number(row, column)).sum();
  }

  private double number(String[] row, String column) {
    return Double.parseDouble(row[header.indexOf(column)]);
  }
}
