package dev.safeguard.learning.experiment;

import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.TrainingSummary;
import org.jspecify.annotations.Nullable;

/** All runs as a table, {@code runs.csv}: a row for each, in the order of the report. */
final class RunsFile {
  private RunsFile() {}

  static String of(ExperimentReport report) {
    StringBuilder csv =
        new StringBuilder(
            "variant,arm,seed,episodes,steps,violations_stage,violations_final,"
                + "test_success_rate,test_violation_rate,test_return,"
                + "exact_success,exact_safety,exact_return\n");
    report
        .runs()
        .forEach(
            (variant, arms) ->
                arms.values()
                    .forEach(runs -> runs.forEach(run -> append(csv, variant.fileName(), run))));
    return csv.toString();
  }

  private static void append(StringBuilder csv, String variant, RunResult result) {
    TrainingSummary run = result.summary();
    csv.append(variant).append(',').append(run.arm()).append(',').append(run.seed());
    csv.append(',').append(run.episodes()).append(',').append(run.steps());
    csv.append(',').append(run.violations().stage()).append(',').append(run.violations().last());
    csv.append(',').append(run.test().successRate());
    csv.append(',').append(run.test().violationRate());
    csv.append(',').append(run.test().meanReturn());
    RunResult.@Nullable Exact exact = result.exact();
    csv.append(',').append(exact == null ? "" : exact.success());
    csv.append(',').append(exact == null ? "" : exact.safety());
    csv.append(',').append(exact == null ? "" : exact.meanReturn()).append('\n');
  }
}
