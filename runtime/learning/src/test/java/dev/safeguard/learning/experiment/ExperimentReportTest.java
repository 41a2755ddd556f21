package dev.safeguard.learning.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.ComparableTask;
import dev.safeguard.learning.Exhibit;
import dev.safeguard.learning.Goal;
import dev.safeguard.learning.Published;
import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.TaskOption;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ExperimentReportTest {
  private static final Map<String, String> LAYOUT = Map.of("layout", "1");
  private static final Variant VARIANT = new Variant(LAYOUT);
  private static final int EPISODES = 100;

  /** A task that hopes for things and trains nothing. */
  private static final class Task implements ComparableTask {
    @Override
    public List<Goal> goals() {
      return List.of(
          new Goal("psl", LAYOUT, Goal.Measure.VIOLATIONS, 300),
          new Goal("psl", LAYOUT, Goal.Measure.SAFETY, 0.99),
          new Goal("psl", Map.of("layout", "2"), Goal.Measure.VIOLATIONS, 300),
          new Goal("rl", LAYOUT, Goal.Measure.VIOLATIONS, 300));
    }

    @Override
    public List<Published> published() {
      return List.of(new Published("psl", LAYOUT, Statistics.of(3, 9000, 1)));
    }

    @Override
    public String name() {
      return "bench";
    }

    @Override
    public String title() {
      return "The bench, measured";
    }

    @Override
    public int defaultEpisodes() {
      return EPISODES;
    }

    @Override
    public String summary() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> arms() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> usualArms() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<TaskOption> options() {
      throw new UnsupportedOperationException();
    }

    @Override
    public URL specification() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<String> labels() {
      throw new UnsupportedOperationException();
    }

    @Override
    public RunResult result(TrainingRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Exhibit> exhibits(TrainingRequest request) {
      throw new UnsupportedOperationException();
    }

    @Override
    public TrainingSummary train(TrainingRequest request, TrainingListener listener) {
      throw new UnsupportedOperationException();
    }
  }

  private static List<RunResult> runs(long... violations) {
    return LongStream.of(violations)
        .mapToObj(
            count ->
                new TrainingSummary(
                    "bench",
                    "arm",
                    1,
                    EPISODES,
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
                    summary,
                    new RunResult.Exact(1, 0.9, 1),
                    new RunResult.Curve(new long[] {0, 1}, new double[] {0, 1})))
        .toList();
  }

  private static ExperimentReport report(long... curriculum) {
    Map<String, List<RunResult>> arms = new LinkedHashMap<>();
    arms.put("psl", runs(curriculum));
    arms.put("zero-shot", runs(10, 100, 1000));
    return new ExperimentReport(
        new Task(),
        "./sg experiment bench",
        Map.of(VARIANT, arms),
        Map.of(VARIANT, new ExperimentReport.Shown(List.of(), OptionalDouble.of(0.95))),
        List.of(new Exhibit("study", "## Studied\n\n", "<svg/>")));
  }

  private static String text(int episodes, long... curriculum) {
    Progression progression =
        new Progression(
            "P",
            List.of(
                new Progression.Stage(
                    "S",
                    () -> {
                      throw new UnsupportedOperationException();
                    },
                    ConvergenceRule.converged())));
    return new ReportText(
            report(curriculum),
            new TrainingRequest(
                "psl", 1, episodes, Path.of("unused"), true, LAYOUT, progression, "hash", "1"))
        .markdown();
  }

  @Test
  void armsAreComparedSeedBySeed() {
    assertThat(report(8, 98, 998).fewer(VARIANT, "psl", "zero-shot").text(1))
        .isEqualTo("2.0 ± 0.0");
    assertThat(report(8, 98, 998).fewer(VARIANT, "fear", "zero-shot").count()).isZero();
    assertThat(text(EPISODES, 8, 98, 998)).contains("| 2.0 ± 0.0 |");
  }

  @Test
  void whetherTheCurriculumPaysIsSaidFirst() {
    assertThat(text(EPISODES, 8, 98, 998))
        .startsWith(
            "# The bench, measured\n\n"
                + "**The curriculum beats the last safeguard alone in 1 of 1 comparisons.**")
        .contains("- `psl` beside `zero-shot`: layout 1 2.0 ± 0.0 (fewer)");
    assertThat(text(EPISODES, 12, 102, 1002))
        .contains("**The curriculum does not beat the last safeguard alone here.**")
        .contains("layout 1 -2.0 ± 0.0 (more)");
    assertThat(text(EPISODES, 12, 98, 1000)).contains("(no difference)");
  }

  @Test
  void goalsAreHeldAgainstWhatWasMeasured() {
    assertThat(text(EPISODES, 8, 98, 998))
        .contains("Of 2 [goals](#what-was-hoped-for), 0 are met. **Missed:**")
        .contains("- `psl`, layout 1, violations in training: 368.0, and was to be at most 300.0.")
        // 0.9 of the 0.95 that can be had.
        .contains("| layout 1, safety, of the greatest | 0.9474 | at least 0.9900 | missed |");
    assertThat(text(EPISODES, 1, 2, 3))
        .contains("1 are met")
        .contains("| layout 1, violations in training | 2.0 | at most 300.0 | met |");
    assertThat(text(EPISODES + 1, 1, 2, 3)).doesNotContain("hoped for");
  }

  @Test
  void whatWasPublishedStandsBeside() {
    assertThat(text(EPISODES, 1, 2, 3)).contains("| 2 ± 2, 3 seeds | 9000 ± 2, 3 seeds | **no** |");
    assertThat(text(EPISODES + 1, 1, 2, 3)).doesNotContain("published");
  }

  @Test
  void studiesAreShown() {
    assertThat(text(EPISODES, 1, 2, 3))
        .contains("## Studied")
        .contains("![study](bench/study.svg)");
  }
}
