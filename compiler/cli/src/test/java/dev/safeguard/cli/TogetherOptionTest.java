package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TogetherOptionTest {
  private static final String RULES =
      """
      labels ring, answer, lava
      safeguard Polite = always (ring -> weaknext answer)
      safeguard Silent otherwise stay {
        initial state quiet { on answer -> violated }
        rejecting state violated
      }
      safeguard NoLava = always !lava
      safeguard NoDanger = always !(lava | answer & ring)
      """;

  @TempDir private Path folder;

  @Test
  void aTrapIsAnErrorWithItsTrace() {
    Sg run = Sg.fed(RULES, "check", "--together", "Polite,Silent,NoLava", "-").expect(1);
    assertThat(run.out())
        .contains("error together.trap")
        .contains("`Polite` and `Silent` lead into a trap")
        .contains("trace: {ring}")
        .contains("together Polite, Silent, NoLava: trap");
  }

  @Test
  void theAnswerHasTheFormOfTheContract() {
    Sg run =
        Sg.fed(RULES, "check", "--format", "json", "--together", "Polite,Silent,NoLava", "-")
            .expect(1);
    assertThat(run.json().get("ok").getAsBoolean()).isFalse();
    assertThat(run.json().getAsJsonObject("together"))
        .isEqualTo(
            Sg.parse(
                """
                {"parts": ["Polite", "Silent", "NoLava"], "contradiction": false,
                 "trap": {"observations": [["ring"]], "parts": ["Polite", "Silent"]},
                 "implied": [], "excluding": [], "stuck": [], "idle": []}
                """));
  }

  @Test
  void whatIsImpliedIsAWarning() {
    Sg run =
        Sg.fed(RULES, "check", "--format", "json", "--together", "NoLava,NoDanger", "-").expect(0);
    assertThat(run.json().getAsJsonObject("together"))
        .isEqualTo(
            Sg.parse(
                """
                {"parts": ["NoLava", "NoDanger"], "contradiction": false, "trap": null,
                 "implied": ["NoLava"], "excluding": [], "stuck": [], "idle": []}
                """));
    assertThat(run.json().getAsJsonArray("diagnostics").get(0).getAsJsonObject().get("code"))
        .hasToString("\"together.implied\"");
    Sg.fed(RULES, "check", "--strict", "--together", "NoLava,NoDanger", "-").expect(1);
  }

  @Test
  void wrongNamesAndSeveralFilesAreErrors() throws IOException {
    assertThat(Sg.fed(RULES, "check", "--together", "Polite,Silence", "-").expect(2).err())
        .contains("has no safeguard Silence")
        .contains("did you mean Silent?");
    String file = Sg.file(folder, "rules.sg", RULES);
    assertThat(Sg.fed(RULES, "check", "--together", "Polite,Silent", "-", file).expect(2).err())
        .contains("of one file");
  }

  @Test
  void aRejectedFileSaysOnlyWhy() {
    String wrong = RULES.replace("-> violated", "-> violatd");
    assertThat(Sg.fed(wrong, "check", "--together", "Polite,Silent", "-").expect(1).out())
        .contains("name.unknown")
        .doesNotContain("together");
  }

  @Test
  void aLimitNamesTheParts() {
    String counting =
        """
        labels ring, knock, answer
        safeguard Ring = always (ring -> weaknext weaknext weaknext answer)
        safeguard Knock = always (knock -> weaknext weaknext weaknext !answer)
        """;
    Sg run =
        Sg.fed(counting, "check", "--max-states", "20", "--together", "Ring,Knock", "-").expect(1);
    assertThat(run.out())
        .contains("limit.states")
        .contains(
            "the question whether `Ring`, `Knock` hold together needs more than the 20 states");
    assertThat(Sg.fed(counting, "check", "--together", "Ring,Knock", "-").expect(1).out())
        .contains("trace: {ring, knock}");
  }

  private static final String STAGES =
      """
      labels lava
      safeguard Strict otherwise stay {
        initial state safe { on lava -> violated }
        rejecting state violated
      }
      safeguard Lax otherwise stay {
        initial state safe  { on lava -> burnt }
        state burnt         { on lava -> violated }
        rejecting state violated
      }
      progression Path { stage Strict stage Lax }
      """;

  @Test
  void stagesAreCompared() {
    assertThat(Sg.fed(STAGES, "check", "-").expect(0).out())
        .contains("Path           becomes          allowed then  forbidden then\n")
        .contains("Strict -> Lax  more permissive  {lava}        nothing\n");
    assertThat(
            Sg.fed(STAGES, "check", "--format", "json", "-").expect(0).json().get("progressions"))
        .isEqualTo(
            Sg.parse(
                """
                [{"name": "Path", "file": "<stdin>", "stages": ["Strict", "Lax"],
                  "pairs": [{"first": "Strict", "second": "Lax", "relation": "more permissive",
                             "onlyFirst": null, "onlySecond": [["lava"]]}]}]
                """));
  }

  @Test
  void aProgressionCanBeDrawn() throws IOException {
    String file = Sg.file(folder, "stages.sg", STAGES);
    Path dot = folder.resolve("path.dot");
    Sg.run("diagram", file + "#Path", "-o", dot.toString()).expect(0);
    assertThat(dot).content().contains("1. Strict").contains("now allowed: {lava}");
    Path svg = folder.resolve("path.svg");
    Sg.run("diagram", file + "#Path", "-o", svg.toString()).expect(0);
    assertThat(svg).content().contains("<svg").contains("more permissive");
    assertThat(
            Sg.run("diagram", file + "#Path", "-o", folder.resolve("path.html").toString())
                .expect(2)
                .err())
        .contains("not a progression");
  }
}
