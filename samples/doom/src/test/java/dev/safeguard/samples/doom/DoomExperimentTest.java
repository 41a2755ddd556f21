package dev.safeguard.samples.doom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.samples.doom.DoomExperiment.Form;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoomExperimentTest {
  @Test
  void whoStopsEarlyHasPairsOfWhatIsCompared() {
    Form form = new Form(List.of("psl-0", "rl", "psl", "zero-shot"), 2, 1000, 1000, 16);
    assertThat(DoomExperiment.original(form))
        .extracting(run -> run.arm() + " " + run.seed())
        .containsExactly(
            "rl 1", "psl 1", "zero-shot 1", "rl 2", "psl 2", "zero-shot 2", "psl-0 1", "psl-0 2");
  }
}
