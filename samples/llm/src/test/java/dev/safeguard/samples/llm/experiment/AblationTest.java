package dev.safeguard.samples.llm.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import dev.safeguard.samples.llm.TinyReview;
import dev.safeguard.samples.llm.review.LlmTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AblationTest {
  private static Progression stages(Ablation ablation) throws IOException {
    return ablation.stages(TinyReview.request("psl", Path.of("nowhere"), Map.of()).progression());
  }

  private static List<String> names(Progression progression) {
    return progression.stages().stream().map(Progression.Stage::name).toList();
  }

  @Test
  void theSecondStageIsLeftOutOrLasts() throws IOException {
    assertThat(names(stages(Ablation.NONE))).containsExactly("Format", "Plain", "Nuanced");
    assertThat(names(stages(Ablation.SECOND_NONE))).containsExactly("Format", "Nuanced");
    Progression longer = stages(Ablation.SECOND_LONG);
    assertThat(names(longer)).containsExactly("Format", "Plain", "Nuanced");
    assertThat(longer.stages().get(1).until()).isEqualTo(ConvergenceRule.updates(20));
    assertThat(longer.stages().get(0).until())
        .isEqualTo(stages(Ablation.NONE).stages().get(0).until());
  }

  @Test
  void theirOptionsAreThoseOfTheTask() {
    LlmTask task = new LlmTask();
    for (Ablation ablation : Ablation.values()) {
      ablation
          .options()
          .forEach(
              (name, value) ->
                  assertThat(task.options())
                      .filteredOn(option -> option.name().equals(name))
                      .singleElement()
                      .satisfies(
                          option -> {
                            assertThat(option.choices()).contains(value);
                            assertThat(option.defaultValue()).isNotEqualTo(value);
                          }));
    }
  }
}
