package dev.safeguard.deep.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.deep.gpt2.Gpt2;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TuningTest {
  @TempDir private Path folder;

  private static PolicySettings policy(boolean stateBaseline, double entropy) {
    return new PolicySettings(5e-3, 5e-4, 1, 2, 128, 0.2, 0.002, entropy, 0, true, stateBaseline);
  }

  static Stream<Algorithm> algorithms() {
    return Stream.of(
        new Grpo.Settings(policy(false, 0.2), 0.01),
        new Grpo.Settings(policy(true, 0.05), 0.01),
        new Ppo.Settings(policy(false, 0.05), 0.95, 0.1, 0.1, 0.01),
        new Ppo.Settings(policy(true, 0.05), 0.95, 0.1, 0.1, 0.01));
  }

  @ParameterizedTest
  @MethodSource("algorithms")
  void learnsToAnswer(Algorithm algorithm) throws IOException {
    Gpt2 start = Parity.model(3);
    TuningSettings settings = new TuningSettings(algorithm, 40_000, 16, 16, 4, false, 60);
    Tuning<Parity.Number> tuning =
        new Tuning<>(Parity.TASK, start, Parity.progression(), settings, 5);
    tuning.run(folder, false, TuningListener.SILENT);
    assertThat(Parity.accuracy(start)).isLessThan(0.1);
    assertThat(Parity.accuracy(tuning.model())).isGreaterThan(0.9);
  }
}
