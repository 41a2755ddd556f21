package dev.safeguard.samples.doom;

import dev.safeguard.learning.experiment.MetricCurves;
import dev.safeguard.learning.plot.LineChart;
import dev.safeguard.samples.doom.DoomExperiment.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Return and violations by decisions, for each kind of run over its seeds. */
final class DoomCurves {
  private DoomCurves() {}

  /**
   * Two charts, one below the other: the mean return of the episodes that ended in each twentieth
   * of the training, and the violations of the last safeguard so far.
   *
   * @param kinds by name
   * @param decisions of each run
   */
  static String draw(Path root, Map<String, List<Run>> kinds, long decisions, String title)
      throws IOException {
    MetricCurves curves = new MetricCurves(root, kinds, "decisions", (double) decisions);
    return LineChart.stack(
        List.of(
            new LineChart(title, "decisions", "return", curves.means("return"), List.of()),
            new LineChart(
                "Violations of the last safeguard so far",
                "decisions",
                "violating episodes",
                curves.totals("violation_final"),
                List.of())),
        880,
        340);
  }
}
