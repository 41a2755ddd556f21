package dev.safeguard.learning.experiment;

import dev.safeguard.learning.MetricsTable;
import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.plot.Series;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How training went in runs that have a {@code metrics.csv}: its columns by twentieths of the
 * training, for each kind of run with the mean and the 95 % interval over its seeds.
 */
public final class MetricCurves {
  private static final int PARTS = 20;

  private final Map<String, List<Table>> kinds = new LinkedHashMap<>();
  private final double total;

  /** The metrics of a run, and the part of the training that each row belongs to. */
  private record Table(MetricsTable metrics, int[] parts) {
    /** The sum of a column by part. */
    double[] sums(String column) {
      double[] sums = new double[PARTS];
      for (int row = 0; row < parts.length; row++) {
        sums[parts[row]] += metrics.number(row, column);
      }
      return sums;
    }

    /** The number of rows by part. */
    double[] counts() {
      double[] counts = new double[PARTS];
      Arrays.stream(parts).forEach(part -> counts[part]++);
      return counts;
    }
  }

  /**
   * Reads the metrics of runs.
   *
   * @param root the experiment's folder
   * @param runs by kind
   * @param progress the column that says how far the training is
   * @param total what it is at the end
   */
  public <R extends FolderRun> MetricCurves(
      Path root, Map<String, List<R>> runs, String progress, double total) throws IOException {
    this.total = total;
    for (Map.Entry<String, List<R>> kind : runs.entrySet()) {
      List<Table> tables = new ArrayList<>();
      for (R run : kind.getValue()) {
        tables.add(read(run.directory(root).resolve("metrics.csv"), progress, total));
      }
      kinds.put(kind.getKey(), tables);
    }
  }

  private static Table read(Path file, String progress, double total) throws IOException {
    MetricsTable metrics = MetricsTable.read(file);
    int[] parts = new int[metrics.size()];
    Arrays.setAll(
        parts, row -> (int) Math.min(PARTS - 1, metrics.number(row, progress) * PARTS / total));
    return new Table(metrics, parts);
  }

  /** The mean of a column over the rows of each part; nothing where a part has no row. */
  public List<Series> means(String column) {
    return series(table -> quotients(table.sums(column), table.counts()), 0.5);
  }

  /** The sum of a column in each part divided by that of another. */
  public List<Series> shares(String column, String of) {
    return series(table -> quotients(table.sums(column), table.sums(of)), 0.5);
  }

  /** The sum of a column up to the end of each part. */
  public List<Series> totals(String column) {
    return series(
        table -> {
          double[] sums = table.sums(column);
          Arrays.parallelPrefix(sums, Double::sum);
          return sums;
        },
        1);
  }

  private static double[] quotients(double[] sums, double[] divisors) {
    double[] quotients = new double[PARTS];
    Arrays.setAll(quotients, part -> sums[part] / divisors[part]);
    return quotients;
  }

  /** What is measured of a run in each part. */
  private interface Measure {
    double[] of(Table table);
  }

  /**
   * A line for each kind.
   *
   * @param place of a point in its part, from 0 to 1
   */
  private List<Series> series(Measure measure, double place) {
    List<Series> series = new ArrayList<>();
    for (Map.Entry<String, List<Table>> kind : kinds.entrySet()) {
      List<double[]> runs = kind.getValue().stream().map(measure::of).toList();
      List<Series.Point> points = new ArrayList<>();
      for (int part = 0; part < PARTS; part++) {
        int number = part;
        Statistics over =
            Statistics.of(
                runs.stream().mapToDouble(run -> run[number]).filter(Double::isFinite).toArray());
        double x = total * (part + place) / PARTS;
        points.add(new Series.Point(x, over.mean(), over.low(), over.high()));
      }
      series.add(new Series(kind.getKey(), series.size(), points));
    }
    return series;
  }
}
