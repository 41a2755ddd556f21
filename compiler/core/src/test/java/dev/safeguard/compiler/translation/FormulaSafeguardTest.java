package dev.safeguard.compiler.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.TestResult;
import dev.safeguard.compiler.analysis.SafeguardReport;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Limits;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a safeguard given by a formula is like beyond the traces that it accepts. */
class FormulaSafeguardTest {
  private static final String LABELS = "labels p, q, r, s, t, u, v, w\n";

  @Test
  void statesSayWhatIsOwed() {
    assertThat(names("always (p -> eventually q)")).containsExactly("start", "owes eventually q");
    assertThat(names("always (p -> eventually within 2 q)"))
        .containsExactly("start", "owes eventually within 1 q", "owes next q", "violated");
    assertThat(names("always (p -> weaknext q)"))
        .containsExactly("start", "owes weaknext q", "violated");
    assertThat(names("eventually p")).containsExactly("start", "satisfied");
    assertThat(names("next p")).containsExactly("start", "owes next p", "violated", "satisfied");
  }

  @Test
  void statesSayWhatHasBeenSeen() {
    assertThat(names("always (q -> once p)")).containsExactly("start", "satisfied", "violated");
    assertThat(names("always (q -> previously p)")).containsExactly("start", "violated", "seen p");
  }

  @Test
  void documentationIsTheWholeResidual() {
    MonitorModel model = safeguard("always (p -> weaknext q) & always !r").model();
    assertThat(model.states().stream().map(MonitorModel.State::documentation))
        .containsExactly(
            "Owes always (p -> weaknext q) & always !r",
            "Whatever follows, the formula is false.",
            "Owes always (p -> weaknext q) & weaknext q & always !r");
  }

  @Test
  void marksAreRightByConstruction() {
    SafeguardReport report = safeguard("always (p -> next q)").report();
    assertThat(report.accepting()).containsExactly("start");
    assertThat(report.pending()).containsExactly("owes next q");
    assertThat(report.rejecting()).containsExactly("violated");
    assertThat(report.rejectingSinks()).containsExactly(List.of("violated"));
    assertThat(report.doomed()).containsExactly("violated");
    assertThat(report.secured()).isEmpty();
    assertThat(report.canViolate()).isTrue();
    assertThat(report.canSatisfy()).isFalse();
  }

  @Test
  void attributesFollowTheFormula() {
    Compilation compilation =
        compile(
            "safeguard X = always !p & eventually q {"
                + " penalty 2.5 reward violated -3 once"
                + " test \"p is wrong\" { q; p => violated at 2 }"
                + " test \"nothing yet\" { {} => pending }"
                + " test \"wrong\" { q => violated } }");
    assertThat(compilation.isAccepted()).isTrue();
    assertThat(compilation.test().stream().map(TestResult::passed))
        .containsExactly(true, true, false);
    MonitorModel model = compilation.safeguard("X").orElseThrow().model();
    assertThat(model.penalty()).isEqualTo(2.5);
    MonitorModel.State violated =
        model.states().stream().filter(s -> s.name().equals("violated")).findFirst().orElseThrow();
    assertThat(violated.reward()).isEqualTo(-3);
    assertThat(violated.rewardOnce()).isTrue();
  }

  @Test
  void observationsThatCannotOccurLeadNowhere() {
    Compilation compilation =
        compile("assume p -> q\nsafeguard X = always (p -> once q) & always (r -> p)");
    MonitorModel model = compilation.safeguard("X").orElseThrow().model();
    assertThat(model.automaton().successor(0, 0b01)).isEqualTo(SymbolicAutomaton.IMPOSSIBLE);
    assertThat(model.states()).hasSize(2);
  }

  @Test
  void whatCannotBeViolatedIsReported() {
    assertThat(codes(compile("safeguard X = always eventually p")))
        .containsExactly(DiagnosticCode.SAFEGUARD_VACUOUS);
  }

  @Test
  void namesInFormulasAreChecked() {
    Compilation compilation =
        compile("safeguard X = always (pp -> q)\nsafeguard Y = eventually within n q");
    assertThat(codes(compilation))
        .containsExactly(DiagnosticCode.NAME_UNKNOWN, DiagnosticCode.NAME_UNKNOWN);
  }

  @Test
  void onlyTwoStatesOfAFormulaHaveANameInAdvance() {
    assertThat(codes(compile("safeguard X = always p { reward start 1 }")))
        .containsExactly(DiagnosticCode.NAME_UNKNOWN);
  }

  @Test
  void countersDoNotExplode() {
    assertThat(safeguard("always (p -> eventually within 100 q)").report().states()).isEqualTo(102);
    assertThat(safeguard("always (p -> once within 100 q)").report().states()).isEqualTo(102);
    assertThat(safeguard("always (p -> always within 100 q)").report().states()).isEqualTo(102);
    assertThat(safeguard("always (p -> r until within 100 q)").report().states()).isEqualTo(102);
  }

  @Test
  void conjunctionsOfPatternsAreExactProducts() {
    assertThat(safeguard(responses(4)).report().states()).isEqualTo(16);
    assertThat(
            safeguard(
                    "always (p -> once (q | previous r)) & always (s -> eventually (t & once u))"
                        + " & always (v -> weaknext w)")
                .report()
                .states())
        .isEqualTo(17);
  }

  /** No trace violates it, so that for three verdicts all of its states are one. */
  @Test
  void thousandsOfStatesOverManyLabelsAreMergedInTime() {
    String labels = IntStream.range(0, 24).mapToObj(i -> "l" + i).collect(Collectors.joining(", "));
    String formula =
        IntStream.range(0, 12)
            .mapToObj(i -> "always (l%d -> eventually l%d)".formatted(2 * i, 2 * i + 1))
            .collect(Collectors.joining(" & "));
    SafeguardReport report =
        assertTimeoutPreemptively(
            Duration.ofSeconds(30), () -> safeguard("labels " + labels + "\n", formula).report());
    assertThat(report.states()).isEqualTo(4096);
    assertThat(report.minimalThreeValued()).isEqualTo(1);
  }

  private static String responses(int count) {
    String labels = "pqrstuvw";
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                "always ("
                    + labels.charAt(2 * i)
                    + " -> eventually "
                    + labels.charAt(2 * i + 1)
                    + ")")
        .collect(Collectors.joining(" & "));
  }

  @Test
  void tooManyStatesNameTheSafeguard() {
    for (String b : List.of("next ".repeat(40) + "q", "next^40 q")) {
      Compilation compilation =
          Compiler.compile(
              new Source("x.sg", "labels p, q\nsafeguard X = eventually (p & " + b + ")"),
              Limits.DEFAULT.withStates(20_000));
      assertThat(codes(compilation)).containsExactly(DiagnosticCode.LIMIT_STATES);
      assertThat(compilation.diagnostics().get(0).message())
          .isEqualTo("the safeguard `X` needs more than the 20000 states that are allowed");
    }
  }

  @Test
  void boundsBeyondTheBudgetOfStatesAreRefusedAtOnce() {
    assertThat(codes(compile("safeguard X = always (p -> eventually within 2000000000 q)")))
        .containsExactly(DiagnosticCode.LIMIT_STATES);
    assertThat(codes(compile("safeguard X = next^2000000000 next^2000000000 q")))
        .containsExactly(DiagnosticCode.LIMIT_STATES);
  }

  @Test
  void depthIsNoProblem() {
    assertThat(names("(".repeat(10_000) + "always p" + ")".repeat(10_000)))
        .containsExactly("start", "violated");
    assertThat(names("!".repeat(20_000) + "always p")).containsExactly("start", "violated");
    assertThat(names("always eventually ".repeat(2_000) + "p")).hasSize(2);
    assertThat(names("always (" + "p -> q -> ".repeat(5_000) + "r)")).hasSize(2);
  }

  @Test
  void lengthIsNoProblem() {
    String conjuncts =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "always (" + "pqrst".charAt(i % 5) + " -> weaknext p)")
            .collect(Collectors.joining(" & "));
    assertThat(safeguard(conjuncts).report().states()).isEqualTo(3);
  }

  private static List<String> names(String formula) {
    return safeguard(formula).model().states().stream().map(MonitorModel.State::name).toList();
  }

  private static Compilation.CompiledSafeguard safeguard(String formula) {
    return safeguard(LABELS, formula);
  }

  private static Compilation.CompiledSafeguard safeguard(String labels, String formula) {
    Compilation compilation =
        Compiler.compile(new Source("x.sg", labels + "safeguard X = " + formula));
    assertThat(compilation.isAccepted()).as("%s", compilation.diagnostics()).isTrue();
    return compilation.safeguard("X").orElseThrow();
  }

  private static Compilation compile(String text) {
    return Compiler.compile(new Source("x.sg", LABELS + text));
  }

  /** The codes of all findings but for labels that a test does not need. */
  private static List<DiagnosticCode> codes(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(Diagnostic::code)
        .filter(code -> code != DiagnosticCode.LABEL_UNUSED)
        .toList();
  }
}
