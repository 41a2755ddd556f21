package dev.safeguard.benchmarks.automata;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line of the table.
 *
 * @param measured nothing if there was no answer in time, or not enough memory
 */
record Row(
    RandomGraph.Shape shape, int states, Contender contender, Optional<Measurement> measured) {
  static final String HEAD =
      """
      | shape | states | task | who | answer | processor time | elapsed | peak memory | here / other |
      |---|---|---|---|---|---|---|---|---|
      """;

  /**
   * @param others the rows so far, among which is ours for the same task
   */
  String markdown(List<Row> others) {
    return "| %s | %,d | %s | %s | %s | %s |\n"
        .formatted(
            shape.name().toLowerCase(Locale.ROOT),
            states,
            contender.task().phrase(),
            contender.name(),
            measured.map(Measurement::markdown).orElse("no answer | | | "),
            contender.isPeer() ? ratio(others) : "");
  }

  private String ratio(List<Row> others) {
    Optional<Duration> here =
        others.stream()
            .filter(row -> row.shape == shape && row.states == states)
            .filter(row -> row.contender.task() == contender.task())
            .filter(row -> !row.contender.isPeer())
            .findFirst()
            .flatMap(Row::measured)
            .map(Measurement::processor);
    return here.isEmpty() || measured.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            "%.3f",
            (double) here.get().toNanos() / measured.get().processor().toNanos());
  }
}
