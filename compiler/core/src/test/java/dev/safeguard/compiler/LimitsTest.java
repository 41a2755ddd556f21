package dev.safeguard.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Limits;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Specifications that are large in one way or another: too large for a file among the cases. */
final class LimitsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 3_000, 15_000, 20_000})
  void nestedParentheses(int depth) {
    assertThat(findings("labels a", "(".repeat(depth) + "a" + ")".repeat(depth))).isEmpty();
  }

  @Test
  void parenthesesNestedTooDeeply() {
    int depth = 20_000 + 1;
    String text = specification("labels a", "(".repeat(depth) + "a" + ")".repeat(depth));
    assertThat(DiagnosticText.of(compile(text).diagnostics()))
        .isEqualTo(
            "limit.depth 3:20024-3:20025 parentheses are nested more than 20000 deep"
                + " | Split the formula, or leave out the parentheses that change nothing.\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {20_000, 20_001})
  void negations(int count) {
    String text = specification("labels a", "!".repeat(count) + "a");
    Compilation compilation = compile(text);
    assertThat(compilation.diagnostics()).isEmpty();
    var model = compilation.safeguards().get(0).model();
    assertThat(model.automaton().successor(0, 1)).isEqualTo(count % 2 == 0 ? 1 : 0);
  }

  @Test
  void nestedCalls() {
    assertThat(findings("labels a", "any(".repeat(5_000) + "a" + ")".repeat(5_000))).isEmpty();
  }

  @Test
  void nestedImplications() {
    assertThat(findings("labels a", "(" + "a -> (".repeat(5_000) + "!a" + ")".repeat(5_001)))
        .isEmpty();
  }

  @Test
  void manyConjuncts() {
    assertTimeout(
        Duration.ofSeconds(20),
        () ->
            assertThat(findings("labels a, b", joined(100_000, " & ", i -> i % 2 == 0 ? "a" : "b")))
                .isEmpty());
  }

  @Test
  void sixtyLabels() {
    String labels = "labels " + joined(60, ", ", i -> "l" + i);
    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertThat(findings(labels, joined(60, " xor ", i -> "l" + i))).isEmpty();
          assertThat(findings(labels, joined(60, " | ", i -> "l" + i))).isEmpty();
          assertThat(findings(labels, "one(" + joined(60, ", ", i -> "l" + i) + ")")).isEmpty();
        });
  }

  @Test
  void sixtyFourLabels() {
    String labels = "labels " + joined(64, ", ", i -> "l" + i);
    assertThat(findings(labels, joined(64, " & ", i -> "l" + i))).isEmpty();
  }

  @Test
  void diagramsThatGrowBeyondTheirBudget() {
    String text =
        specification(
            "labels " + joined(10, ", ", i -> "a" + i + ", b" + i),
            "none("
                + joined(10, ", ", i -> "a" + i)
                + ") & "
                + joined(10, " & ", i -> "b" + i)
                + " | "
                + joined(10, " | ", i -> "a" + i + " & b" + i));
    assertThat(compile(text).diagnostics()).isEmpty();
    assertThat(
            DiagnosticText.of(
                Compiler.compile(new Source("test.sg", text), Limits.DEFAULT.withNodes(500))
                    .diagnostics()))
        .isEqualTo(
            "limit.nodes 2:11-2:12 the safeguard `S` needs more than the 500 nodes of decision"
                + " diagrams that are allowed | Simplify it, or raise the limit.\n");
  }

  @Test
  void productsThatGrowBeyondTheirBudget() {
    String text = "labels a, b\n" + counter("A", "a", 40) + counter("B", "b", 41);
    String check = "check A refines B\n";
    assertThat(compile(text + check).diagnostics()).hasSize(1);
    assertThat(
            DiagnosticText.of(
                Compiler.compile(
                        new Source("test.sg", text + check), Limits.DEFAULT.withStates(100))
                    .diagnostics()))
        .isEqualTo(
            "limit.states 89:1-89:18 the check `A refines B` needs more than the 100 states that are"
                + " allowed | Simplify it, or raise the limit.\n");
  }

  @Test
  void thePartOfAFormulaThatIsToBlame() {
    assertThat(excess("always (c -> once d) & always (!d & (a -> weaknext^40 b))"))
        .isEqualTo("`always (a -> weaknext^40 b)` is to blame");
    assertThat(excess("eventually (a & next^40 b)")).isEmpty();
    assertThat(
            excess(
                joined(
                    3,
                    " & ",
                    i -> "always (" + "abc".charAt(i) + " -> weaknext^6 " + "bcd".charAt(i) + ")")))
        .isEqualTo("no part of its formula does so by itself");
  }

  /** What is said of a formula that needs more than 20,000 states, beyond that. */
  private static String excess(String formula) {
    String text = "labels a, b, c, d\nsafeguard S = " + formula + "\n";
    Compilation compilation =
        Compiler.compile(new Source("test.sg", text), Limits.DEFAULT.withStates(20_000));
    String message =
        compilation.diagnostics().stream()
            .filter(finding -> finding.code() == DiagnosticCode.LIMIT_STATES)
            .findFirst()
            .orElseThrow()
            .message();
    return message.replaceFirst(".* that are allowed(; )?", "");
  }

  @Test
  void onlyThePartThatTakesTooLongIsGivenUp() {
    String text =
        "labels a, b\nsafeguard S = always (a -> weaknext^400 b)\nsafeguard T = always b\n";
    Limits limits =
        Limits.DEFAULT
            .withStates(Integer.MAX_VALUE)
            .withNodes(Integer.MAX_VALUE)
            .withTime(Duration.ofMillis(300));
    Compilation compilation = Compiler.compile(new Source("test.sg", text), limits);
    assertThat(DiagnosticText.of(compilation.diagnostics()))
        .isEqualTo(
            "limit.time 2:11-2:12 the safeguard `S` needs more than the 300 milliseconds that are"
                + " allowed | Simplify it, or raise the limit.\n");
    assertThat(compilation.safeguard("T")).isPresent();
  }

  /** A safeguard that allows a label so many times. */
  private static String counter(String name, String label, int times) {
    return "safeguard "
        + name
        + " otherwise stay {\n"
        + joined(
            times,
            "\n",
            i ->
                (i == 0 ? "initial " : "")
                    + "state s"
                    + i
                    + " { on "
                    + label
                    + " -> s"
                    + (i + 1)
                    + " }")
        + "\nrejecting state s"
        + times
        + "\n}\n";
  }

  @Test
  void manyStates() {
    int states = 20_000;
    String text =
        "labels a, b\nsafeguard Chain otherwise stay {\n"
            + joined(
                states,
                "\n",
                i ->
                    (i == 0 ? "initial " : "")
                        + ("state s"
                            + i
                            + " { on b -> v  else on a -> s"
                            + (i + 1) % states
                            + " }"))
            + "\nrejecting state v\n}\n";
    assertTimeout(
        Duration.ofSeconds(30),
        () -> {
          Compilation compilation = compile(text);
          assertThat(compilation.diagnostics()).isEmpty();
          assertThat(compilation.safeguards().get(0).report().minimal()).isEqualTo(2);
        });
  }

  private static String findings(String labels, String guard) {
    return DiagnosticText.of(compile(specification(labels, guard)).diagnostics());
  }

  private static Compilation compile(String text) {
    return Compiler.compile(new Source("test.sg", text));
  }

  private static String specification(String labels, String guard) {
    return labels
        + "\nsafeguard S otherwise stay {\n  initial state s { on "
        + guard
        + " -> v }\n  rejecting state v\n}\n";
  }

  private static String joined(int count, String separator, IntFunction<String> part) {
    return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
  }
}
