package dev.safeguard.deep.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.deep.gpt2.Gpt2;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicySettingsTest {
  @Test
  void theRateFallsInALine() {
    PolicySettings policy = settings(3e-3, 1e-3);
    assertThat(policy.rate(0)).isCloseTo(3e-3, within(1e-12));
    assertThat(policy.rate(0.25)).isCloseTo(2.5e-3, within(1e-12));
    assertThat(policy.rate(1)).isCloseTo(1e-3, within(1e-12));
  }

  /** Adam's first step moves every weight that matters by the rate; later ones by what is left. */
  @Test
  void aRunLearnsAtTheRateThatIsLeft(@TempDir Path folder) throws IOException {
    double whole = moved(3e-3, 3e-3, folder.resolve("constant"));
    double falling = moved(3e-3, 0, folder.resolve("falling"));
    assertThat(falling).isBetween(0.3 * whole, 0.8 * whole);
  }

  /** How far the weights have come after twenty updates whose direction hardly changes. */
  private static double moved(double rate, double last, Path folder) throws IOException {
    Gpt2 start = Parity.model(3);
    TuningSettings settings =
        new TuningSettings(
            new Grpo.Settings(settings(rate, last), 0.01),
            1200,
            8,
            8,
            4,
            TuningSettings.NEVER,
            false,
            1e9);
    Tuning<Parity.Number> tuning =
        new Tuning<>(Parity.TASK, start, Parity.progression(), settings, 5);
    tuning.run(folder, false, TuningListener.SILENT);
    double distance = 0;
    for (int i = 0; i < start.weights().count(); i++) {
      for (int j = 0; j < start.weights().get(i).length; j++) {
        distance += Math.abs(tuning.model().weights().get(i)[j] - start.weights().get(i)[j]);
      }
    }
    return distance;
  }

  private static PolicySettings settings(double rate, double last) {
    return new PolicySettings(rate, last, 1, 1, 64, 0.2, 0, 0, 0, 0, false, true);
  }
}
