package dev.safeguard.learning.experiment;

import dev.safeguard.learning.AtomicFiles;
import dev.safeguard.learning.Exhibit;
import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.TrainingSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * What came of an experiment, arm by arm, with means and 95 % intervals over the seeds.
 *
 * @param runs by variant and arm, in the order of the seeds
 * @param exhibits what the task shows of each variant
 */
public record ExperimentReport(
    Map<Variant, Map<String, List<RunResult>>> runs, Map<Variant, List<Exhibit>> exhibits) {

  /** A run whose test reaches this share of successes counts as having learned the task. */
  public static final double LEARNED = 0.99;

  private static final String BASELINE = "zero-shot";

  public ExperimentReport {
    runs = new LinkedHashMap<>(runs);
    exhibits = new LinkedHashMap<>(exhibits);
  }

  /**
   * One arm in one variant.
   *
   * @param stageViolations training episodes that violated the safeguard in force
   * @param finalViolations training episodes that violated the last safeguard
   * @param meanReturn of the test
   * @param successRate of the test; from 0 to 1
   * @param violationRate of the test; from 0 to 1
   * @param learned the share of seeds whose test reaches {@link #LEARNED}; from 0 to 1
   * @param safety the exact safety probability of the trained policy (Def. 13); of no run where the
   *     dynamics are not known
   */
  public record Row(
      Variant variant,
      String arm,
      Statistics stageViolations,
      Statistics finalViolations,
      Statistics meanReturn,
      Statistics successRate,
      Statistics violationRate,
      double learned,
      Statistics safety) {}

  /** The rows, in the order of the variants and arms. */
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    runs.forEach((variant, arms) -> arms.forEach((arm, all) -> rows.add(row(variant, arm, all))));
    return rows;
  }

  private static Row row(Variant variant, String arm, List<RunResult> all) {
    return new Row(
        variant,
        arm,
        over(all, run -> run.violations().stage()),
        over(all, run -> run.violations().last()),
        over(all, run -> run.test().meanReturn()),
        over(all, run -> run.test().successRate()),
        over(all, run -> run.test().violationRate()),
        over(all, run -> run.test().successRate() >= LEARNED ? 1 : 0).mean(),
        Statistics.of(
            all.stream()
                .map(RunResult::exact)
                .filter(Objects::nonNull)
                .mapToDouble(RunResult.Exact::safety)
                .toArray()));
  }

  private static Statistics over(List<RunResult> runs, ToDoubleFunction<TrainingSummary> number) {
    return Statistics.of(runs.stream().map(RunResult::summary).mapToDouble(number).toArray());
  }

  /** The rows of a variant as a table for people, in Markdown. */
  public String table(Variant variant) {
    StringBuilder table =
        new StringBuilder(
            """
            | arm | seeds | violations in training | of the last safeguard | return | success \
            | violating | seeds with success >= 99 % | exact safety |
            |---|---|---|---|---|---|---|---|---|
            """);
    for (Row row : rows()) {
      if (row.variant().equals(variant)) {
        table.append(
            "| %s | %d | %s | %s | %s | %s | %s | %.0f %% | %s |%n"
                .formatted(
                    row.arm(),
                    row.stageViolations().count(),
                    row.stageViolations().text(1),
                    row.finalViolations().text(1),
                    row.meanReturn().text(3),
                    row.successRate().text(3),
                    row.violationRate().text(4),
                    100 * row.learned(),
                    row.safety().count() == 0 ? "-" : row.safety().text(4)));
      }
    }
    return table.toString();
  }

  /**
   * How many fewer violations each arm of a variant has in training than a baseline, paired by
   * seed, as a table in Markdown; empty if the baseline or any other arm is missing.
   */
  String paired(Variant variant, String baseline) {
    Map<String, List<RunResult>> arms = runs.getOrDefault(variant, Map.of());
    List<RunResult> base = arms.get(baseline);
    if (base == null || arms.size() < 2) {
      return "";
    }
    StringBuilder table =
        new StringBuilder(
            "| arm | violations fewer than `%s`, paired by seed |%n|---|---|%n"
                .formatted(baseline));
    arms.forEach(
        (arm, all) -> {
          double[] fewer = new double[all.size()];
          for (int i = 0; i < fewer.length; i++) {
            fewer[i] = violations(base.get(i)) - violations(all.get(i));
          }
          table.append(
              arm.equals(baseline)
                  ? ""
                  : "| %s | %s |%n".formatted(arm, Statistics.of(fewer).text(1)));
        });
    return table.append('\n').toString();
  }

  private static long violations(RunResult run) {
    return run.summary().violations().stage();
  }

  void write(Path directory) throws IOException {
    AtomicFiles.write(directory.resolve("runs.csv"), csv());
    for (Map.Entry<Variant, Map<String, List<RunResult>>> variant : runs.entrySet()) {
      for (Figure figure : Figure.values()) {
        AtomicFiles.write(
            directory.resolve(fileName(figure.fileName(), variant.getKey())),
            figure.draw(variant.getKey(), variant.getValue()));
      }
      for (Exhibit exhibit : exhibits.getOrDefault(variant.getKey(), List.of())) {
        if (exhibit.svg() != null) {
          AtomicFiles.write(
              directory.resolve(fileName(exhibit.name(), variant.getKey())), exhibit.svg());
        }
      }
    }
    AtomicFiles.write(directory.resolve("report.md"), markdown());
  }

  /** The name of a picture's file: with the variant, if there are several. */
  private String fileName(String name, Variant variant) {
    return name + (runs.size() == 1 ? "" : "-" + variant.fileName()) + ".svg";
  }

  private String csv() {
    StringBuilder csv =
        new StringBuilder(
            "variant,arm,seed,episodes,steps,violations_stage,violations_final,"
                + "test_success_rate,test_violation_rate,test_return,"
                + "exact_success,exact_safety,exact_return\n");
    runs.forEach(
        (variant, arms) ->
            arms.values().stream().flatMap(List::stream).forEach(run -> append(csv, variant, run)));
    return csv.toString();
  }

  private static void append(StringBuilder csv, Variant variant, RunResult result) {
    TrainingSummary run = result.summary();
    csv.append(variant.fileName()).append(',').append(run.arm()).append(',').append(run.seed());
    csv.append(',').append(run.episodes()).append(',').append(run.steps());
    csv.append(',').append(run.violations().stage()).append(',').append(run.violations().last());
    csv.append(',').append(run.test().successRate());
    csv.append(',').append(run.test().violationRate());
    csv.append(',').append(run.test().meanReturn());
    RunResult.Exact exact = result.exact();
    csv.append(',').append(exact == null ? "" : exact.success());
    csv.append(',').append(exact == null ? "" : exact.safety());
    csv.append(',').append(exact == null ? "" : exact.meanReturn()).append('\n');
  }

  private String markdown() {
    TrainingSummary first =
        runs.values().iterator().next().values().iterator().next().get(0).summary();
    StringBuilder text =
        new StringBuilder(
            """
            # %s

            %d training episodes a run; means over the seeds with 95 %% intervals (Student's t).
            A violation is an episode whose trace violates the safeguard in force, or the last one.
            Return, success and violating: %d episodes of each trained policy without exploration,
            under the last safeguard. Exact safety is computed, not sampled (Def. 13).

            """
                .formatted(first.task(), first.episodes(), first.test().episodes()));
    for (Variant variant : runs.keySet()) {
      text.append("## ").append(variant.text()).append("\n\n").append(table(variant)).append('\n');
      text.append(paired(variant, BASELINE));
      for (Figure figure : Figure.values()) {
        text.append("![%s](%s)%n".formatted(figure.title(), fileName(figure.fileName(), variant)));
      }
      text.append('\n');
      for (Exhibit exhibit : exhibits.getOrDefault(variant, List.of())) {
        text.append(exhibit.markdown());
        if (exhibit.svg() != null) {
          text.append("![%s](%s)%n%n".formatted(exhibit.name(), fileName(exhibit.name(), variant)));
        }
      }
    }
    return text
        + "Specification %s, version %s. The runs are in `runs.csv`.\n"
            .formatted(first.specificationHash(), first.version());
  }
}
