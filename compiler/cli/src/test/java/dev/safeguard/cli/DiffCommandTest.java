package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  private static final String STRICT =
      """
      labels wood, lava
      safeguard Bench otherwise stay {
        initial state safe { on lava -> violated }
        rejecting state violated
      }
      """;

  @TempDir private Path folder;

  @Test
  void saysWhatBecameAllowed() throws IOException {
    String before = Sg.file(folder, "before.sg", STRICT);
    String after = Sg.file(folder, "after.sg", Sg.BENCH.replace("wood & lava", "wood & !lava"));
    Sg run = Sg.run("diff", before, after).expect(0);
    assertThat(run.out())
        .isEqualToNormalizingNewlines(
            """
            %s#Bench -> %s#Bench: incomparable
              allowed now:    {wood}; {lava}
              forbidden now:  {wood}; {wood}
            """
                .formatted(before, after));
    assertThat(Sg.run("diff", "--format", "json", before, after).expect(0).json())
        .isEqualTo(
            Sg.parse(
                """
                {"equal": false, "relation": "incomparable",
                 "onlyFirst": [["wood"], ["wood"]], "onlySecond": [["wood"], ["lava"]],
                 "violations": {"onlyFirst": [["wood"], ["lava"]], "onlySecond": [["wood"], ["wood"]]},
                 "labels": {"onlyFirst": [], "onlySecond": []},
                 "possible": {"onlyFirst": null, "onlySecond": null}}
                """));
  }

  @Test
  void theSameIsEqual() {
    Sg run = Sg.fed(STRICT, "diff", "--", "-#Bench", "-").expect(0);
    assertThat(run.out()).isEqualToNormalizingNewlines("<stdin>#Bench -> <stdin>#Bench: equal\n");
    Sg json = Sg.fed(STRICT, "diff", "--format", "json", "-", "-").expect(0);
    assertThat(json.json().get("equal").getAsBoolean()).isTrue();
    assertThat(json.json().get("onlyFirst").isJsonNull()).isTrue();
  }

  @Test
  void whatIsNotComparedIsSaid() throws IOException {
    String before = Sg.file(folder, "before.sg", STRICT);
    String after =
        Sg.file(
            folder,
            "after.sg",
            STRICT.replace("wood, lava", "wood, lava, fog") + "assume !(wood & lava)\n");
    assertThat(Sg.run("diff", before, after).expect(0).out())
        .contains("equal")
        .contains("labels of the second alone: fog")
        .contains("possible only by the assumptions of the first, so not compared: {wood, lava}");
  }

  @Test
  void aViolationThatComesEarlierIsShown() {
    String late =
        """
        labels lava, water
        safeguard Early otherwise stay {
          initial state safe { on lava -> violated }
          rejecting state violated
        }
        safeguard Late otherwise stay {
          initial state safe { on lava -> burning }
          pending state burning { on water -> ash }
          state ash
        }
        """;
    assertThat(Sg.fed(late, "diff", "--", "-#Early", "-#Late").expect(0).out())
        .contains("allowed now:    {lava}; {water}\n")
        .contains("violated before: {lava}\n")
        .contains("violated now:    nothing\n");
  }

  @Test
  void assumptionsThatExcludeEachOtherAreAnError() throws IOException {
    String before = Sg.file(folder, "before.sg", STRICT + "assume lava\n");
    String after = Sg.file(folder, "after.sg", STRICT + "assume !lava\n");
    assertThat(Sg.run("diff", before, after).expect(2).err())
        .contains("their assumptions exclude each other");
  }

  @Test
  void tooManyLabelsAreAnError() throws IOException {
    String before = Sg.file(folder, "before.sg", STRICT);
    String labels = IntStream.range(0, 60).mapToObj(i -> "l" + i).collect(Collectors.joining(", "));
    String after =
        Sg.file(folder, "after.sg", STRICT.replace("wood, lava", "a, b, c, lava, " + labels));
    assertThat(Sg.run("diff", before, after).expect(2).err()).contains("65 labels");
  }

  @Test
  void aRejectedSpecificationIsNotCompared() throws IOException {
    String wrong = Sg.file(folder, "wrong.sg", STRICT.replace("-> violated", "-> violatd"));
    assertThat(Sg.fed(STRICT, "diff", "-", wrong).expect(1).err()).contains("name.unknown");
    assertThat(Sg.fed(STRICT, "diff", "-", wrong + ".missing").expect(2).err())
        .contains("file.unreadable");
    assertThat(Sg.fed(STRICT, "diff", "--", "-", "-#Banch").expect(2).err())
        .contains("did you mean -#Bench?");
  }
}
