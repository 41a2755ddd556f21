package dev.safeguard.samples.llm.experiment;

import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.start.Regime;
import dev.safeguard.samples.llm.start.StartModels;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** What the start models can do before any tuning. */
final class StartTable {
  private StartTable() {}

  /**
   * A row for each model that is there.
   *
   * @param seeds from 1 on
   */
  static String of(StartModels models, int seeds) throws IOException {
    StringBuilder table =
        new StringBuilder(
            """
            | regime | seed | answers | right format | 95 % interval | right | least reading |
            |---|---|---|---|---|---|---|
            """);
    for (Regime regime : Regime.values()) {
      for (long seed = 1; seed <= seeds; seed++) {
        Map<String, Double> measures = models.measures(seed, regime);
        if (!measures.isEmpty()) {
          table.append(row(regime, seed, measures));
        }
      }
    }
    return table.toString();
  }

  private static String row(Regime regime, long seed, Map<String, Double> measures) {
    Proportion format = new Proportion(value(measures, "format"), value(measures, "answers"));
    Family hardest =
        Arrays.stream(Family.values())
            .min(Comparator.comparing(family -> reading(measures, family)))
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.0f | %.5f | %.5f to %.5f | %.5f | %.3f, `%s` |%n",
        regime.label(),
        seed,
        format.count(),
        format.share(),
        format.low(),
        format.high(),
        value(measures, "right"),
        reading(measures, hardest),
        hardest.label());
  }

  private static double reading(Map<String, Double> measures, Family family) {
    return value(measures, "reading " + family.label());
  }

  private static double value(Map<String, Double> measures, String name) {
    return measures.getOrDefault(name, Double.NaN);
  }
}
