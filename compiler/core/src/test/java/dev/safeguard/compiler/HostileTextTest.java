package dev.safeguard.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Limits;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever the text is, compiling it ends with findings, and soon: no exception, no stack or memory
 * that runs out, no work that grows faster than the text.
 */
class HostileTextTest {
  private static final int MANY = 100_000;

  /** Words that mean something, so that random texts get beyond the first token. */
  private static final List<String> WORDS =
      List.of(
          ("module import labels label signal assume safeguard template progression stage check test"
                  + " initial pending rejecting state on else otherwise stay not and or xor true"
                  + " false always eventually next weaknext until weakuntil release within once"
                  + " historically previous since then { } ( ) , ; : -> => & | ! <-> ^ = .. + - * <"
                  + " a b c S T 0 1 3 99999999999 1.5 \"t\" ` /* // /// one penalty reward refines")
              .split(" "));

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(WORDS).list().ofMaxSize(60).map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<String> characters() {
    return Arbitraries.strings().ofMaxLength(200);
  }

  @Provide
  Arbitrary<String> formulas() {
    return words().map(text -> "labels a, b, c\ntemplate T(guard g) = g\nsafeguard S = " + text);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void anyWords(@ForAll("words") String text) {
    assertEnds(text);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void anyFormula(@ForAll("formulas") String text) {
    assertEnds(text);
  }

  @Property(tries = 300)
  void anyCharacters(@ForAll("characters") String text) {
    assertEnds(text);
  }

  private static void assertEnds(String text) {
    Limits limits = Limits.DEFAULT.withStates(5_000).withNodes(200_000).withExpansion(20_000);
    Compilation compilation = Compiler.compile(new Source("x.sg", text), limits);
    assertThat(compilation.diagnostics()).allMatch(finding -> !finding.message().isBlank());
    assertThat(compilation.test()).hasSizeGreaterThanOrEqualTo(0);
  }

  private record Hostile(String name, String text, List<String> findings) {
    static Hostile formula(String name, String formula, String... findings) {
      return new Hostile(name, "labels a, b\nsafeguard S = " + formula, List.of(findings));
    }
  }

  private static Stream<Hostile> texts() {
    String labels = "labels " + joined(64, ", l", "", "l0");
    return Stream.of(
        Hostile.formula("negations", "! ".repeat(20_000) + "(a & b)"),
        Hostile.formula("nested always", "always ".repeat(20_000) + "(a & b)"),
        Hostile.formula(
            "always and eventually",
            "eventually always ".repeat(10_000) + "(a & b)",
            "safeguard.vacuous"),
        Hostile.formula("nested next", "next ".repeat(MANY) + "(a & b)"),
        Hostile.formula("implications", "a -> ".repeat(MANY) + "b"),
        Hostile.formula("left untils", "(".repeat(10_000) + "a" + " until b)".repeat(10_000)),
        Hostile.formula("right untils", "(a until ".repeat(10_000) + "b" + ")".repeat(10_000)),
        Hostile.formula("conjuncts", "always a & ".repeat(MANY) + "always b"),
        Hostile.formula(
            "forty steps ahead", "eventually (a & " + "next ".repeat(40) + "b)", "limit.states"),
        Hostile.formula("a bound of a million", "always within 1000000 (a & b)", "limit.states"),
        Hostile.formula("a million steps", "next^1000000 (a & b)", "limit.states"),
        Hostile.formula(
            "more steps than a number holds",
            "next^99999999999999999999 (a & b)",
            "limit.states",
            "syntax.error"),
        Hostile.formula("open parentheses", "(".repeat(19_999) + "a & b", "syntax.error"),
        Hostile.formula("closed parentheses", "a & b" + ")".repeat(19_999), "syntax.error"),
        new Hostile(
            "a circle of untils",
            labels
                + "\nsafeguard S = always one("
                + IntStream.range(0, 64)
                    .mapToObj(i -> "l" + i + " until l" + (i + 1) % 64)
                    .collect(Collectors.joining(", "))
                + ")",
            List.of()),
        new Hostile(
            "parity of what was once so",
            labels + "\nsafeguard S = always (" + joined(64, " xor once l", "", "once l0") + ")",
            List.of("limit.nodes")),
        new Hostile(
            "templates that double",
            "labels a\ntemplate T0(guard g) = g & g\n"
                + IntStream.range(1, 40)
                    .mapToObj(
                        i -> "template T%1$d(guard g) = T%2$d(T%2$d(g))\n".formatted(i, i - 1))
                    .collect(Collectors.joining())
                + "safeguard S = always T39(a)",
            List.of("limit.expansion")),
        new Hostile(
            "a family without end",
            "labels a\nsafeguard S otherwise stay {\n initial state s { on a -> u[0] }\n"
                + " state u[i: 0 .. 1000000000]\n rejecting state v }",
            List.of("limit.expansion")),
        new Hostile(
            "unknown names",
            "labels a\nsafeguard S = always (a" + joined(20_000, " | x", "", "") + ")",
            List.of("name.unknown")),
        new Hostile("labels", "labels x" + joined(MANY, ", l", "", ""), List.of("limit.labels")),
        new Hostile("braces", "{".repeat(MANY), List.of("syntax.error")),
        new Hostile("a string without end", "\"" + "a".repeat(1_000_000), List.of("syntax.error")),
        new Hostile(
            "many safeguards",
            "labels a, b\n"
                + IntStream.range(0, 1_000)
                    .mapToObj(i -> "safeguard S" + i + " = always (a -> once b)\n")
                    .collect(Collectors.joining()),
            List.of()),
        new Hostile(
            "many tests",
            "labels a\nsafeguard S = always a {\n"
                + "test \"t\" { a; a; {} => violated at 3 }\n".repeat(10_000)
                + "}",
            List.of()));
  }

  private static String joined(int count, String before, String after, String first) {
    return IntStream.range(first.isEmpty() ? 0 : 1, count)
        .mapToObj(i -> before + i + after)
        .collect(Collectors.joining("", first, ""));
  }

  @TestFactory
  Stream<DynamicTest> largeTexts() {
    return texts()
        .map(
            hostile ->
                DynamicTest.dynamicTest(
                    hostile.name(),
                    () -> assertThat(codes(hostile.text())).isEqualTo(hostile.findings())));
  }

  /** What takes too long for the default limit has a finding that is not expected. */
  private static List<String> codes(String text) {
    Compilation compilation = Compiler.compile(new Source("x.sg", text));
    assertThat(compilation.test()).allMatch(TestResult::passed);
    return compilation.diagnostics().stream()
        .map(Diagnostic::code)
        .map(code -> code.id())
        .distinct()
        .sorted()
        .filter(code -> !code.equals("label.unused"))
        .toList();
  }
}
