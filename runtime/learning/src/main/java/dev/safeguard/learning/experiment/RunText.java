package dev.safeguard.learning.experiment;

import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A run's result as one line of text, and back, to the last bit; without its configuration. */
final class RunText {
  private static final String NONE = "-";

  private RunText() {}

  static String write(RunResult result) {
    TrainingSummary summary = result.summary();
    RunResult.@Nullable Exact exact = result.exact();
    return String.join(
        " ",
        String.valueOf(summary.episodes()),
        String.valueOf(summary.steps()),
        String.valueOf(summary.violations().last()),
        join(summary.violationsByStage().stream().mapToLong(Long::longValue)),
        String.valueOf(summary.test().episodes()),
        join(
            DoubleStream.of(
                summary.test().successRate(),
                summary.test().violationRate(),
                summary.test().meanReturn())),
        exact == null
            ? NONE
            : join(DoubleStream.of(exact.success(), exact.safety(), exact.meanReturn())),
        join(Arrays.stream(result.curve().violations())),
        join(Arrays.stream(result.curve().returns())));
  }

  /** What people are told of a run's line. */
  static UnaryOperator<String> about(String task, Variant variant, TrainingRequest request) {
    return text -> {
      TrainingSummary run = read(task, request, text).summary();
      return String.format(
          Locale.ROOT,
          "%s, %s, seed %d: %,d violations, success %.1f %%",
          variant.text(),
          run.arm(),
          run.seed(),
          run.violations().stage(),
          100 * run.test().successRate());
    };
  }

  private static String join(LongStream numbers) {
    return numbers.mapToObj(String::valueOf).collect(Collectors.joining(","));
  }

  private static String join(DoubleStream numbers) {
    return numbers.mapToObj(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param request of the run
   */
  static RunResult read(String task, TrainingRequest request, String text) {
    String[] fields = text.split(" ");
    List<Long> byStage = Arrays.stream(longs(fields[3])).boxed().toList();
    double[] test = doubles(fields[5]);
    double[] exact = fields[6].equals(NONE) ? new double[0] : doubles(fields[6]);
    TrainingSummary summary =
        new TrainingSummary(
            task,
            request.arm(),
            request.seed(),
            Integer.parseInt(fields[0]),
            Long.parseLong(fields[1]),
            0,
            new TrainingSummary.Violations(
                byStage.stream().mapToLong(Long::longValue).sum(), Long.parseLong(fields[2])),
            byStage,
            new TrainingSummary.Test(Integer.parseInt(fields[4]), test[0], test[1], test[2]),
            Map.of(),
            request.specificationHash(),
            request.version());
    return new RunResult(
        summary,
        exact.length == 0 ? null : new RunResult.Exact(exact[0], exact[1], exact[2]),
        new RunResult.Curve(longs(fields[7]), doubles(fields[8])));
  }

  private static long[] longs(String text) {
    return Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
  }

  private static double[] doubles(String text) {
    return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}
