package dev.safeguard.samples.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.tabular.Adaptation;
import dev.safeguard.runtime.Progression;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Adapting to a safeguard that was never seen, by a learner with a one-step shield. */
class AdaptationTest {
  private static final int BEFORE = 500;
  private static final List<Progression.Stage> STAGES =
      new MinecraftSpecification().progression().stages();

  private static final int SEEDS = 6;

  @ParameterizedTest
  @ValueSource(strings = {"1", "3"})
  void trainingUnderTheSafeguardsBeforePays(String layout) {
    long adapting = 0;
    long fromScratch = 0;
    for (long seed = 2001; seed <= 2000 + SEEDS; seed++) {
      Adaptation adapted = measure(layout, seed, STAGES.subList(0, 3), 2000);
      assertThat(adapted.learned()).isTrue();
      assertThat(adapted.before()).isPositive();
      adapting += adapted.violations();
      Adaptation scratch = measure(layout, seed, List.of(), 50);
      assertThat(scratch.before()).isZero();
      fromScratch += scratch.violations();
    }
    assertThat(adapting).isLessThanOrEqualTo(SEEDS);
    assertThat(fromScratch).isGreaterThan(5 * SEEDS).isGreaterThan(5 * adapting);
  }

  private static Adaptation measure(
      String layout, long seed, List<Progression.Stage> earlier, int most) {
    TrainingRequest request =
        new TrainingRequest(
            "psl-shield",
            seed,
            most,
            Path.of("unused"),
            false,
            Map.of("layout", layout),
            new Progression("Adaptation", List.of(STAGES.get(3))),
            "hash",
            "1");
    return Adaptation.measure(new Grid(Layouts.named(layout)), request, earlier, BEFORE);
  }
}
