package dev.safeguard.samples.doom;

import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.plot.LineChart;
import dev.safeguard.learning.plot.Series;
import dev.safeguard.samples.doom.DoomExperiment.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Return and violations by decisions, for each kind of run over its seeds. */
final class DoomCurves {
  private static final int PARTS = 20;

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
    List<Series> returns = new ArrayList<>();
    List<Series> violations = new ArrayList<>();
    for (Map.Entry<String, List<Run>> kind : kinds.entrySet()) {
      List<double[][]> runs = new ArrayList<>();
      for (Run run : kind.getValue()) {
        runs.add(parts(run.directory(root).resolve("metrics.csv"), decisions));
      }
      returns.add(series(kind.getKey(), returns.size(), runs, 0, decisions));
      violations.add(series(kind.getKey(), violations.size(), runs, 1, decisions));
    }
    return LineChart.stack(
        List.of(
            new LineChart(title, "decisions", "return", returns, List.of()),
            new LineChart(
                "Violations of the last safeguard so far",
                "decisions",
                "violating episodes",
                violations,
                List.of())),
        880,
        340);
  }

  /** By part: the mean return (NaN where no episode ended), and the violations up to its end. */
  private static double[][] parts(Path metrics, long decisions) throws IOException {
    List<String> lines = Files.readAllLines(metrics);
    List<String> header = List.of(lines.get(0).split(","));
    int at = header.indexOf("decisions");
    int gained = header.indexOf("return");
    int violated = header.indexOf("violation_final");
    double[] sums = new double[PARTS];
    double[] counts = new double[PARTS];
    double[] violations = new double[PARTS];
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      int part = (int) Math.min(PARTS - 1, Long.parseLong(cells[at]) * PARTS / decisions);
      sums[part] += Double.parseDouble(cells[gained]);
      counts[part]++;
      violations[part] += Integer.parseInt(cells[violated]);
    }
    double soFar = 0;
    for (int part = 0; part < PARTS; part++) {
      sums[part] /= counts[part];
      soFar += violations[part];
      violations[part] = soFar;
    }
    return new double[][] {sums, violations};
  }

  private static Series series(
      String name, int colour, List<double[][]> runs, int what, long decisions) {
    List<Series.Point> points = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      int number = part;
      Statistics statistics =
          Statistics.of(
              runs.stream()
                  .mapToDouble(run -> run[what][number])
                  .filter(Double::isFinite)
                  .toArray());
      double x = decisions * (part + (what == 0 ? 0.5 : 1.0)) / PARTS;
      points.add(new Series.Point(x, statistics.mean(), statistics.low(), statistics.high()));
    }
    return new Series(name, colour, points);
  }
}
