package dev.safeguard.learning;

import dev.safeguard.learning.plot.LineChart;
import dev.safeguard.learning.plot.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;

/**
 * What came of an experiment, arm by arm, with means and 95 % intervals over the seeds.
 *
 * @param options of the task
 * @param runs by arm, in the order of the seeds
 */
public record ExperimentReport(
    Map<String, String> options, Map<String, List<TrainingSummary>> runs) {

  /** A run whose test reaches this share of successes counts as having learned the task. */
  public static final double LEARNED = 0.99;

  private static final int POINTS = 100;

  /** Arms with more than so many times the least violations are left out of the close-up. */
  private static final double CLOSE_UP = 10;

  public ExperimentReport {
    runs = new LinkedHashMap<>(runs);
  }

  /**
   * One arm.
   *
   * @param stageViolations training episodes that violated the safeguard in force
   * @param finalViolations training episodes that violated the last safeguard
   * @param meanReturn of the test
   * @param successRate of the test; from 0 to 1
   * @param violationRate of the test; from 0 to 1
   * @param learned the share of seeds whose test reaches {@link #LEARNED}; from 0 to 1
   */
  public record Row(
      String arm,
      Statistics stageViolations,
      Statistics finalViolations,
      Statistics meanReturn,
      Statistics successRate,
      Statistics violationRate,
      double learned) {}

  /** The rows, in the order of the arms. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    runs.forEach(
        (arm, all) ->
            rows.add(
                new Row(
                    arm,
                    over(all, run -> run.violations().stage()),
                    over(all, run -> run.violations().last()),
                    over(all, run -> run.test().meanReturn()),
                    over(all, run -> run.test().successRate()),
                    over(all, run -> run.test().violationRate()),
                    over(all, run -> run.test().successRate() >= LEARNED ? 1 : 0).mean())));
    return rows;
  }

  private static Statistics over(
      List<TrainingSummary> runs, ToDoubleFunction<TrainingSummary> number) {
    return Statistics.of(runs.stream().mapToDouble(number).toArray());
  }

  /** The rows as a table for people, in Markdown. */
  public String table() {
    StringBuilder table =
        new StringBuilder(
            """
            | arm | seeds | violations in training | of the last safeguard | return | success \
            | violating | seeds with success >= 99 % |
            |---|---|---|---|---|---|---|---|
            """);
    for (Row row : rows()) {
      table.append(
          "| %s | %d | %s | %s | %s | %s | %s | %.0f %% |%n"
              .formatted(
                  row.arm(),
                  row.stageViolations().count(),
                  row.stageViolations().text(1),
                  row.finalViolations().text(1),
                  row.meanReturn().text(3),
                  row.successRate().text(3),
                  row.violationRate().text(4),
                  100 * row.learned()));
    }
    return table.toString();
  }

  void write(Path directory, BiFunction<String, Long, Path> runDirectory) throws IOException {
    StringBuilder csv =
        new StringBuilder(
            "arm,seed,episodes,steps,seconds,violations_stage,violations_final,"
                + "test_success_rate,test_violation_rate,test_return\n");
    for (List<TrainingSummary> arm : runs.values()) {
      for (TrainingSummary run : arm) {
        csv.append(run.arm()).append(',').append(run.seed()).append(',').append(run.episodes());
        csv.append(',').append(run.steps()).append(',').append(run.seconds());
        csv.append(',').append(run.violations().stage());
        csv.append(',').append(run.violations().last());
        csv.append(',').append(run.test().successRate());
        csv.append(',').append(run.test().violationRate());
        csv.append(',').append(run.test().meanReturn()).append('\n');
      }
    }
    AtomicFiles.write(directory.resolve("runs.csv"), csv.toString());
    AtomicFiles.write(directory.resolve("report.md"), report());
    AtomicFiles.write(directory.resolve("violations.svg"), picture(runDirectory));
  }

  private String report() {
    TrainingSummary first = runs.values().iterator().next().get(0);
    return """
    # %s %s

    %d training episodes a run; means over the seeds with 95 %% intervals (Student's t).
    A violation is an episode whose trace violates the safeguard in force, or the last one.
    Return, success and violating: %d episodes of each trained policy without exploration,
    under the last safeguard.

    %s
    ![Violations so far](violations.svg)

    Specification %s, version %s. The runs are in `runs.csv`.
    """
        .formatted(
            first.task(),
            new TreeMap<>(options),
            first.episodes(),
            first.test().episodes(),
            table(),
            first.specificationHash(),
            first.version());
  }

  /** Violations so far, mean and interval over the seeds at up to 100 places, for each arm. */
  private String picture(BiFunction<String, Long, Path> runDirectory) throws IOException {
    List<Series> series = new ArrayList<>();
    for (Map.Entry<String, List<TrainingSummary>> arm : runs.entrySet()) {
      List<long[]> counts = new ArrayList<>();
      for (TrainingSummary run : arm.getValue()) {
        counts.add(violationsSoFar(runDirectory.apply(arm.getKey(), run.seed())));
      }
      int episodes = counts.get(0).length - 1;
      List<Series.Point> points = new ArrayList<>();
      for (int i = 0; i <= Math.min(POINTS, episodes); i++) {
        int episode = (int) ((long) episodes * i / Math.min(POINTS, episodes));
        Statistics statistics =
            Statistics.of(counts.stream().mapToDouble(run -> run[episode]).toArray());
        points.add(
            new Series.Point(episode, statistics.mean(), statistics.low(), statistics.high()));
      }
      series.add(new Series(arm.getKey(), series.size(), points));
    }
    String title = "Violations so far, mean and 95 % interval over the seeds";
    LineChart all = chart(title, series);
    double least = series.stream().mapToDouble(ExperimentReport::end).min().orElse(0);
    List<Series> few =
        series.stream().filter(each -> end(each) <= CLOSE_UP * Math.max(1, least)).toList();
    return few.size() == series.size()
        ? all.toSvg(880, 420)
        : LineChart.stack(List.of(all, chart("The same without the greatest", few)), 880, 360);
  }

  private static LineChart chart(String title, List<Series> series) {
    return new LineChart(title, "episode", "violating episodes", series, List.of());
  }

  private static double end(Series series) {
    return series.points().get(series.points().size() - 1).y();
  }

  private static long[] violationsSoFar(Path run) throws IOException {
    List<String> lines = Files.readAllLines(run.resolve("metrics.csv"));
    int column = List.of(lines.get(0).split(",")).indexOf("violation_stage");
    long[] counts = new long[lines.size()];
    for (int i = 1; i < counts.length; i++) {
      counts[i] = counts[i - 1] + Integer.parseInt(lines.get(i).split(",")[column]);
    }
    return counts;
  }
}
