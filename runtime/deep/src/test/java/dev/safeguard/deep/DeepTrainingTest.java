package dev.safeguard.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.learning.MetricsTable;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.VectorEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeepTrainingTest {
  private static final Map<String, Arm> ARMS =
      Map.of("psl", Arm.PSL, "psl-shield", Arm.SHIELD, "fear", Arm.FEAR, "rl", Arm.RL);

  @TempDir private Path folder;

  private static TrainingSettings settings(String arm, boolean recurrent) {
    return settings(arm, recurrent, 200);
  }

  private static TrainingSettings settings(String arm, boolean recurrent, int testCap) {
    PpoSettings learner = PpoSettings.defaults();
    return new TrainingSettings(
        ARMS.get(arm),
        5000,
        Double.NaN,
        new TreeMap<>(Map.of(0L, 100, 2000L, 200)),
        testCap,
        0.01,
        0.003,
        4000,
        1e-4,
        8,
        0,
        recurrent ? learner.remembering() : learner);
  }

  private static TrainingSummary train(
      String arm, Path directory, boolean resume, boolean recurrent, TrainingListener listener)
      throws IOException {
    try (DeepTraining training =
        new DeepTraining(
            "pole",
            CartPole.start(8),
            settings(arm, recurrent),
            CartPole.request(arm, directory, resume),
            listener)) {
      return training.run(Watcher.BLIND);
    }
  }

  private static String timeless(TrainingSummary summary) {
    return summary.toJson().replaceAll("\"seconds\": [\\d.]+", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"psl", "psl-shield", "fear", "psl recurrent"})
  void aKilledRunGoesOnToTheSameNumbers(String what) throws IOException {
    String arm = what.split(" ")[0];
    boolean recurrent = what.endsWith("recurrent");
    Path whole = folder.resolve("whole");
    Path killed = folder.resolve("killed");
    TrainingSummary expected = train(arm, whole, false, recurrent, TrainingListener.SILENT);
    assertThatThrownBy(
            () ->
                train(
                    arm,
                    killed,
                    false,
                    recurrent,
                    progress -> {
                      if (progress.done() > 3000) {
                        throw new IllegalStateException("killed");
                      }
                    }))
        .hasMessage("killed");
    assertThat(killed.resolve("summary.json")).doesNotExist();
    TrainingSummary resumed = train(arm, killed, true, recurrent, TrainingListener.SILENT);
    assertThat(timeless(resumed)).isEqualTo(timeless(expected));
    assertThat(killed.resolve("metrics.csv")).hasSameTextualContentAs(whole.resolve("metrics.csv"));
    assertThat(expected.steps()).isBetween(5000L, 7000L);
  }

  @Test
  void violationsAreCountedByTheSafeguardInForceAndByTheLast() throws IOException {
    TrainingSummary summary = train("psl", folder, false, false, TrainingListener.SILENT);
    MetricsTable metrics = MetricsTable.read(folder.resolve("metrics.csv"));
    long[] byStage = new long[2];
    long last = 0;
    for (int row = 0; row < metrics.size(); row++) {
      int stage = (int) metrics.number(row, "stage") - 1;
      boolean violates = metrics.text(row, "violation_stage").equals("1");
      byStage[stage] += violates ? 1 : 0;
      last += metrics.text(row, "violation_final").equals("1") ? 1 : 0;
      double total = metrics.number(row, "return");
      double shaped = metrics.number(row, "shaped_return");
      // Eq. 5: the last step pays -1 in place of the environment's 1.
      assertThat(total - shaped).isEqualTo(violates ? 2 : 0);
      int length = (int) metrics.number(row, "length_steps");
      long decisions = (long) metrics.number(row, "decisions");
      assertThat(length).isLessThanOrEqualTo(decisions < 2000 ? 100 : 200).isEqualTo((int) total);
    }
    assertThat(summary.violationsByStage()).containsExactly(byStage[0], byStage[1]);
    assertThat(summary.violations().last()).isEqualTo(last);
    assertThat(byStage[0]).as("to the right is not far right").isGreaterThan(0);
    assertThat(last).isLessThan(byStage[0] + byStage[1]);
  }

  @Test
  void episodesOfTestsHaveALengthOfTheirOwn() throws IOException {
    try (DeepTraining training =
        new DeepTraining(
            "pole",
            CartPole.start(8),
            settings("rl", false, 7), // no pole falls as soon as that
            CartPole.request("rl", folder, false),
            TrainingListener.SILENT)) {
      TrainingSummary summary = training.run(Watcher.BLIND);
      assertThat(summary.test().meanReturn()).isEqualTo(7);
      assertThat(summary.measures().get("trainingReturn")).isGreaterThan(7);
    }
  }

  @Test
  void anotherRunsCheckpointIsRefused() throws IOException {
    train("rl", folder, false, false, TrainingListener.SILENT);
    assertThatThrownBy(() -> train("psl", folder, true, false, TrainingListener.SILENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to another run");
    Path checkpoint = folder.resolve("checkpoint.bin");
    byte[] bytes = Files.readAllBytes(checkpoint);
    bytes[bytes.length / 2] ^= 1;
    Files.write(checkpoint, bytes);
    assertThatThrownBy(() -> train("rl", folder, true, false, TrainingListener.SILENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void whatOneRunHasLearnedAnotherBeginsWith() throws IOException {
    Path trained = folder.resolve("trained");
    TrainingSummary summary = train("psl", trained, false, false, TrainingListener.SILENT);
    try (VectorEnvironment poles = CartPole.start(8);
        DeepTraining other =
            new DeepTraining(
                "pole",
                CartPole.start(8),
                settings("psl", false),
                CartPole.request("psl", folder.resolve("other"), false),
                TrainingListener.SILENT)) {
      assertThat(other.test(poles, true, 8, Watcher.BLIND)).isNotEqualTo(summary.test());
      other.adopt(trained);
      assertThat(other.test(poles, true, 8, Watcher.BLIND)).isEqualTo(summary.test());
      assertThatThrownBy(() -> other.adopt(folder.resolve("nil")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("nil");
    }
  }
}
