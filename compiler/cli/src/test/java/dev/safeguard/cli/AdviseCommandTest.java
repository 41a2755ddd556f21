package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdviseCommandTest {
  @TempDir private Path folder;

  @Test
  void stagesThatCostMoreThanTheyTeachAreNamedWithTheNumbers() {
    assertThat(Sg.run("advise", "grid").expect(0).out())
        .contains("NoHazard: skip it; Wood forbids the same")
        .contains("Wood: skip it; even the best agent violates it in 54.7 of 5000 episodes")
        .contains("forbids what Tools allows: {wood}; {work_bench}; {lava}")
        .contains("Bench: keep it; no dearer than Tools")
        .contains("allows what Tools forbids: {wood}; {iron}; {work_bench}; {lava}")
        .contains("Tools: keep it; it is the one that counts");
  }

  @Test
  void toolsGetTheSame() {
    JsonObject json =
        Sg.run("advise", "grid", "--layout", "3", "--format", "json").expect(0).json();
    assertThat(json.getAsJsonObject("options").get("layout").getAsString()).isEqualTo("3");
    JsonArray stages = json.getAsJsonArray("stages");
    assertThat(stages).hasSize(4);
    JsonObject wood = stages.get(1).getAsJsonObject();
    assertThat(wood.get("advice").getAsString()).isEqualTo("keep");
    assertThat(wood.get("exploring").getAsDouble()).isCloseTo(2.35, within(0.01));
    assertThat(wood.get("forbids").toString())
        .isEqualTo("[[\"wood\"],[\"work_bench\"],[\"lava\"]]");
    assertThat(wood.get("allows").isJsonNull()).isTrue();
    assertThat(stages.get(3).getAsJsonObject().get("forbids").isJsonNull()).isTrue();
  }

  @Test
  void aDearStageIsToBeShortened() {
    // Ten times as many episodes make a difference that 5000 do not show.
    assertThat(Sg.run("advise", "grid", "--layout", "3", "--episodes", "20000").expect(0).out())
        .contains("Wood: shorten it to", "exploring costs 1.1 violations more in 20000 episodes");
  }

  @Test
  void whatCannotBeDoneIsSaidInWords() throws IOException {
    assertThat(Sg.run("advise", "grid", "--layout", "9").expect(2).err()).contains("no layout 9");
    assertThat(Sg.run("advise", "grid", "--episodes", "0").expect(2).err()).contains("at least 1");
    Path file =
        Files.writeString(
            folder.resolve("a.sg"),
            """
            labels fog
            safeguard A otherwise stay {
              initial state free { on fog -> violated }
              rejecting state violated
            }
            progression P { stage A until converged }
            """);
    assertThat(Sg.run("advise", "grid", "--spec", file.toString()).expect(2).err())
        .contains("fog, which the environment never produces");
  }
}
