package dev.safeguard.deep.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.deep.gpt2.Gpt2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TuningResumptionTest {
  @TempDir private Path folder;

  private static final PolicySettings POLICY =
      new PolicySettings(5e-3, 5e-3, 1, 2, 16, 0.2, 0.002, 0.05, 20, 0.3, true, true);

  static Stream<TuningSettings> settings() {
    return Stream.of(
            new Grpo.Settings(POLICY, 0.01),
            new Ppo.Settings(POLICY, 0.95, 0.1, 0.1, 0.01),
            new Ppo.Settings(
                new PolicySettings(5e-3, 5e-3, 1, 2, 16, 0.2, 0.002, 0.05, 0, 0, true, false),
                0.95,
                0.1,
                0.1,
                0.01))
        .map(
            algorithm ->
                new TuningSettings(algorithm, 4000, 8, 8, 4, TuningSettings.NEVER, false, 0));
  }

  private static Tuning<Parity.Number> tuning(TuningSettings settings) {
    return new Tuning<>(Parity.TASK, Parity.model(3), Parity.progression(), settings, 5);
  }

  /** Cut off in the first stage, in the second, and between two checkpoints. */
  @ParameterizedTest
  @MethodSource("settings")
  void aKilledRunGoesOnToTheSameNumbers(TuningSettings settings) throws IOException {
    Tuning<Parity.Number> whole = tuning(settings);
    whole.run(folder.resolve("whole"), false, TuningListener.SILENT);
    Path killed = folder.resolve("killed");
    for (int updates : new int[] {5, 17}) {
      assertThatThrownBy(
              () ->
                  tuning(settings)
                      .run(
                          killed,
                          true,
                          progress -> {
                            if (progress.updates() == updates) {
                              throw new IllegalStateException("killed");
                            }
                          }))
          .hasMessage("killed");
    }
    Tuning<Parity.Number> resumed = tuning(settings);
    resumed.run(killed, true, TuningListener.SILENT);
    assertThat(killed.resolve("metrics.csv"))
        .hasSameTextualContentAs(folder.resolve("whole").resolve("metrics.csv"));
    assertThat(Files.readString(killed.resolve("metrics.csv"))).contains(",Format,", ",Right,");
    assertWeightsEqual(resumed.model(), whole.model());
  }

  private static void assertWeightsEqual(Gpt2 model, Gpt2 other) {
    for (int i = 0; i < other.weights().count(); i++) {
      assertThat(model.weights().get(i)).isEqualTo(other.weights().get(i));
    }
  }

  @Test
  void anotherRunsCheckpointIsRefused() throws IOException {
    TuningSettings settings =
        new TuningSettings(Grpo.Settings.defaults(), 100, 4, 4, 4, TuningSettings.NEVER, false, 0);
    tuning(settings).run(folder, false, TuningListener.SILENT);
    Tuning<Parity.Number> other =
        new Tuning<>(Parity.TASK, Parity.model(4), Parity.progression(), settings, 5);
    assertThatThrownBy(() -> other.run(folder, true, TuningListener.SILENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("belongs to another run");
    Path checkpoint = folder.resolve("checkpoint.bin");
    byte[] bytes = Files.readAllBytes(checkpoint);
    bytes[bytes.length / 2] ^= 1;
    Files.write(checkpoint, bytes);
    assertThatThrownBy(() -> tuning(settings).run(folder, true, TuningListener.SILENT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("damaged");
  }
}
