package dev.safeguard.learning.experiment;

import dev.safeguard.learning.AtomicFiles;
import dev.safeguard.learning.ComparableTask;
import dev.safeguard.learning.Exhibit;
import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What came of an experiment, arm by arm, with means and 95 % intervals over the seeds.
 *
 * @param task what was learned
 * @param command what does the same again
 * @param runs by variant and arm, in the order of the seeds; empty if no arm was compared
 * @param shown what the task shows of each variant
 * @param studies what it shows of what was measured besides
 */
public record ExperimentReport(
    ComparableTask task,
    String command,
    Map<Variant, Map<String, List<RunResult>>> runs,
    Map<Variant, Shown> shown,
    List<Exhibit> studies) {

  /** A run whose test reaches this share of successes counts as having learned the task. */
  public static final double LEARNED = 0.99;

  public ExperimentReport {
    runs = new LinkedHashMap<>(runs);
    shown = new LinkedHashMap<>(shown);
    studies = List.copyOf(studies);
  }

  /**
   * What the task shows of a variant.
   *
   * @param exhibits beside the runs
   * @param greatestSafety {@link ComparableTask#greatestSafety}
   */
  public record Shown(List<Exhibit> exhibits, OptionalDouble greatestSafety) {
    static final Shown NOTHING = new Shown(List.of(), OptionalDouble.empty());
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

  /** What is shown of a variant; nothing where that is unknown. */
  Shown shown(Variant variant) {
    return shown.getOrDefault(variant, Shown.NOTHING);
  }

  /**
   * The share of a row's safety in the greatest that an agent can have on its way to the goal; NaN
   * where either is unknown.
   */
  double share(Row row) {
    return row.safety().mean() / shown(row.variant()).greatestSafety().orElse(Double.NaN);
  }

  /**
   * How many fewer violations an arm of a variant has in training than a baseline, paired by seed;
   * empty if either is missing.
   */
  Statistics fewer(Variant variant, String arm, String baseline) {
    List<RunResult> all = runs.getOrDefault(variant, Map.of()).getOrDefault(arm, List.of());
    List<RunResult> base = runs.getOrDefault(variant, Map.of()).getOrDefault(baseline, List.of());
    double[] fewer = new double[Math.min(all.size(), base.size())];
    for (int i = 0; i < fewer.length; i++) {
      fewer[i] = violations(base.get(i)) - violations(all.get(i));
    }
    return Statistics.of(fewer);
  }

  private static long violations(RunResult run) {
    return run.summary().violations().stage();
  }

  /**
   * Writes {@code report.md}, {@code runs.csv}, and pictures into a folder with the task's name.
   */
  public void write(Path directory, TrainingRequest request) throws IOException {
    Path pictures = Files.createDirectories(directory.resolve(task.name()));
    if (!runs.isEmpty()) {
      AtomicFiles.write(directory.resolve("runs.csv"), RunsFile.of(this));
    }
    for (Map.Entry<Variant, Map<String, List<RunResult>>> variant : runs.entrySet()) {
      for (Figure figure : Figure.values()) {
        AtomicFiles.write(
            pictures.resolve(picture(figure.fileName(), variant.getKey())),
            figure.draw(variant.getKey(), variant.getValue()));
      }
      for (Exhibit exhibit : shown(variant.getKey()).exhibits()) {
        if (exhibit.svg() != null) {
          AtomicFiles.write(
              pictures.resolve(picture(exhibit.name(), variant.getKey())), exhibit.svg());
        }
      }
    }
    for (Exhibit exhibit : studies) {
      if (exhibit.svg() != null) {
        AtomicFiles.write(pictures.resolve(exhibit.name() + ".svg"), exhibit.svg());
      }
    }
    AtomicFiles.write(directory.resolve("report.md"), new ReportText(this, request).markdown());
  }

  /** The name of a picture's file: with the variant, if there are several. */
  String picture(String name, Variant variant) {
    return name + (runs.size() == 1 ? "" : "-" + variant.fileName()) + ".svg";
  }
}
