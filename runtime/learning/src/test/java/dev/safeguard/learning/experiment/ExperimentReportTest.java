package dev.safeguard.learning.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.TrainingSummary;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExperimentReportTest {
  private static final Variant VARIANT = new Variant(Map.of("layout", "1"));

  private static List<RunResult> runs(long... violations) {
    return LongStream.of(violations)
        .mapToObj(
            count ->
                new TrainingSummary(
                    "grid",
                    "arm",
                    1,
                    100,
                    1000,
                    0,
                    new TrainingSummary.Violations(count, count),
                    List.of(count),
                    new TrainingSummary.Test(1000, 1, 0, 1),
                    Map.of(),
                    "hash",
                    "1"))
        .map(
            summary ->
                new RunResult(
                    summary, null, new RunResult.Curve(new long[] {0, 1}, new double[] {0, 1})))
        .toList();
  }

  @Test
  void armsAreComparedSeedBySeed() {
    ExperimentReport report =
        new ExperimentReport(
            Map.of(VARIANT, Map.of("zero-shot", runs(10, 100, 1000), "psl", runs(8, 98, 998))),
            Map.of());
    assertThat(report.paired(VARIANT, "zero-shot")).contains("| psl | 2.0 ± 0.0 |");
    assertThat(report.paired(VARIANT, "fear")).isEmpty();
  }
}
