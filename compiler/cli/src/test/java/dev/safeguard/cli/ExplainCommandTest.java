package dev.safeguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.explanation.Topic;
import dev.safeguard.cli.report.ManualPage;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplainCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(DiagnosticCode.class)
  void everyCodeIsExplained(DiagnosticCode code) {
    assertThat(Sg.run("explain", code.id()).expect(0).out()).contains(code.id());
  }

  @Test
  void allCodesAreListed() {
    assertThat(Sg.run("explain").expect(0).out())
        .hasLineCount(DiagnosticCode.values().length + Topic.values().length)
        .contains("end-of-trace            topic   what a trace owes when it ends")
        .contains("guard.overlap           error   two transitions hold for one observation")
        .contains("together.contradiction  error   ");
  }

  @Test
  void toolsReadSeverityAndSummary() {
    assertThat(Sg.run("explain", "--format", "json", "label.unused").expect(0).json())
        .isEqualTo(
            Sg.parse(
                """
                {"code": "label.unused", "severity": "warning",
                 "summary": "a label that nothing uses"}
                """));
  }

  @Test
  void aMisspeltCodeIsSuggested() {
    assertThat(Sg.run("explain", "guard.overlp").expect(2).err())
        .contains("no finding and no topic is called guard.overlp", "did you mean guard.overlap?");
  }

  @Test
  void aMisspeltTopicIsSuggested() {
    assertThat(Sg.run("explain", "emptytrace").expect(2).err())
        .contains("did you mean empty-trace?");
  }

  @Test
  void aTopicShowsVerdictsAsTheCompilerFindsThem() {
    assertThat(Sg.run("explain", "next").expect(0).out())
        .startsWith("next and weaknext\n")
        .doesNotContain("|")
        .contains("  next q            pending     satisfied   violated\n")
        .contains("  weaknext q        accepting   satisfied   violated\n");
  }

  @Test
  void toolsReadTheVerdictsOfATopic() {
    JsonObject json = Sg.run("explain", "--format", "json", "empty-trace").expect(0).json();
    assertThat(json.get("topic").getAsString()).isEqualTo("empty-trace");
    assertThat(json.getAsJsonArray("rows").get(2))
        .isEqualTo(
            Sg.parse(
                """
                {"formula": "next p",
                 "verdicts": {"": "PENDING", "p": "PENDING", "{}": "PENDING"}}
                """));
  }

  @Test
  void aFormulaIsExplainedByItsStates() throws IOException {
    String file =
        Sg.file(
            folder,
            "alarm.sg",
            """
            labels alarm, answer
            /// Answers come in time.
            safeguard Prompt = Answered(alarm, answer, 1)
            template Answered(label p, label q, int n) = always (p -> eventually within n q)
            """);
    assertThat(Sg.run("explain", file).expect(0).out())
        .isEqualTo(
            """
            Prompt
              Answers come in time.
              formula: always (alarm -> eventually within 1 answer)
              after the empty trace: ACCEPTING, in state start

              start  ACCEPTING: a trace that ends here is accepted
                Owes always (alarm -> eventually within 1 answer)
                on !alarm | answer -> start
                on alarm & !answer -> owes next answer

              owes next answer  PENDING: a trace that ends here is not accepted, but it can still be
                Owes always (alarm -> eventually within 1 answer) & next answer
                on answer -> start
                on !answer -> violated

              violated  VIOLATED: a trace that comes here is not accepted, whatever else comes
                Whatever follows, the formula is false.
                on true -> violated
            """);
  }

  @Test
  void toolsReadTheStatesOfASafeguard() throws IOException {
    String file = Sg.file(folder, "bench.sg", Sg.BENCH);
    assertThat(Sg.run("explain", "--format", "json", file + "#Bench").expect(0).json())
        .isEqualTo(
            Sg.parse(
                """
                {"safeguard": "Bench", "formula": null, "initial": "gathering", "states": [
                  {"name": "gathering", "verdict": "ACCEPTING", "documentation": "", "edges": [
                    {"guard": "!wood & !lava", "target": "gathering"},
                    {"guard": "wood & !lava", "target": "carrying"},
                    {"guard": "lava", "target": "violated"}]},
                  {"name": "carrying", "verdict": "ACCEPTING", "documentation": "", "edges": [
                    {"guard": "!(wood & lava)", "target": "carrying"},
                    {"guard": "wood & lava", "target": "violated"}]},
                  {"name": "violated", "verdict": "VIOLATED", "documentation": "", "edges": [
                    {"guard": "true", "target": "violated"}]}]}
                """));
  }

  @Test
  void whatCannotBeExplainedSaysWhy() throws IOException {
    String bad = Sg.file(folder, "bad.sg", "labels a\nsafeguard X = always b\n");
    assertThat(Sg.run("explain", bad + "#X").expect(1).err()).contains("name.unknown");
    assertThat(Sg.run("explain", folder.resolve("none.sg").toString()).expect(2).err())
        .contains("file.unreadable");
    String bench = Sg.file(folder, "bench.sg", Sg.BENCH);
    assertThat(Sg.run("explain", bench + "#Bensh").expect(2).err()).contains("#Bench?");
  }

  @Test
  void ofManyStatesTheFirstAreShown() throws IOException {
    String text = "labels a, b\nsafeguard X = always (a -> eventually within 150 b)\n";
    String many = Sg.file(folder, "many.sg", text);
    assertThat(Sg.run("explain", many).expect(0).out()).endsWith("and 52 states more\n");
  }

  @Test
  void pagesLoseTheirMarksOnATerminal() {
    String page = "# `a.b`\n\nText.\n\n```sg\nmodule m\n\nlabels a\n```\n";
    assertThat(new ManualPage(page).text(Style.PLAIN))
        .isEqualTo("a.b\n\nText.\n\n    module m\n\n    labels a\n");
  }

  private static final String BRIDGE =
      """
      labels wood, bench, lava
      safeguard Bridge otherwise stay {
        initial state start { on lava -> violated else on wood -> carrying }
        state carrying      { on lava -> violated else on bench -> bridge }
        state bridge
        rejecting state violated
      }
      """;

  @Test
  void aPlanLeadsBackToWhereALabelIsAllowed() {
    assertThat(
            Sg.fed(BRIDGE, "explain", "--state", "start", "--to", "lava", "--", "-#Bridge")
                .expect(0)
                .out())
        .isEqualToNormalizingNewlines(
            """
            Bridge in state start: accepting
              to a violation: 1 observation, {lava}
              to security:    2 observations, {wood}; {bench}
              to where lava is allowed: 2 observations, {wood}; {bench}
            """);
    assertThat(
            Sg.fed(
                    BRIDGE,
                    "explain",
                    "--format",
                    "json",
                    "--state",
                    "violated",
                    "--to",
                    "lava",
                    "--",
                    "-#Bridge")
                .expect(0)
                .json())
        .isEqualTo(
            Sg.parse(
                """
                {"safeguard": "Bridge", "state": "violated", "verdict": "VIOLATED",
                 "toViolation": [], "toSecured": null, "label": "lava", "toAllowed": null}
                """));
  }

  @Test
  void aPlanNeedsAStateAndALabelThatAreDeclared() {
    assertThat(Sg.fed(BRIDGE, "explain", "--state", "strat", "--", "-#Bridge").expect(2).err())
        .contains("no state strat")
        .contains("did you mean start?");
    assertThat(
            Sg.fed(BRIDGE, "explain", "--state", "start", "--to", "lave", "--", "-#Bridge")
                .expect(2)
                .err())
        .contains("did you mean lava?");
    assertThat(Sg.run("explain", "--state", "start").expect(2).err())
        .contains("name it: FILE#NAME");
    assertThat(Sg.fed(BRIDGE, "explain", "--to", "lava", "--", "-#Bridge").expect(2).err())
        .contains("add --state STATE");
  }
}
