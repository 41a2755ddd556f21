package dev.safeguard.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What templates and families of states are written out as, and what is wrong with them. */
class TemplatesTest {
  private static final String COOLDOWN =
      """
      /// At least n observations between two p.
      template Cooldown(label p, int n) {
        initial state left[0] { on p -> left[n] else -> stay }
        state left[i: 1 .. n] { on p -> violated else -> left[i - 1] }
        rejecting state violated { else -> stay }
        test "at once" { p => accepting }
      }
      """;

  static Compilation compile(String text) {
    return Compiler.compile(new Source("test.sg", text));
  }

  private static Compilation accepted(String text) {
    Compilation compilation = compile(text);
    assertThat(compilation.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    return compilation;
  }

  private static MonitorModel model(Compilation compilation, String name) {
    return compilation.safeguard(name).orElseThrow().model();
  }

  private static Diagnostic onlyError(String text) {
    List<Diagnostic> errors =
        compile(text).diagnostics().stream().filter(Diagnostic::isError).toList();
    assertThat(errors).hasSize(1);
    return errors.get(0);
  }

  // ------------------------------------------------------------------ expansion

  /** State by state, and observation by observation, two models over two labels are the same. */
  static void assertSame(MonitorModel actual, MonitorModel expected) {
    assertThat(actual.initial()).isEqualTo(expected.initial());
    assertThat(actual.penalty()).isEqualTo(expected.penalty());
    assertThat(actual.states()).hasSameSizeAs(expected.states());
    for (int q = 0; q < expected.states().size(); q++) {
      MonitorModel.State one = actual.states().get(q);
      MonitorModel.State other = expected.states().get(q);
      assertThat(one.name()).isEqualTo(other.name());
      assertThat(one.verdict()).isEqualTo(other.verdict());
      assertThat(one.reward()).isEqualTo(other.reward());
      SymbolicAutomaton first = actual.automaton();
      for (long observation = 0; observation < 4; observation++) {
        assertThat(first.successor(q, observation))
            .isEqualTo(expected.automaton().successor(q, observation));
      }
    }
  }

  @Property(tries = 30)
  void anInstanceIsWhatOneWouldWriteByHand(@ForAll @IntRange(max = 12) int n) {
    StringBuilder byHand = new StringBuilder("safeguard X {\n");
    byHand.append("initial state left_0 { on fire -> left_").append(n).append(" else -> stay }\n");
    for (int i = 1; i <= n; i++) {
      byHand.append("state left_%d { on fire -> violated else -> left_%d }\n".formatted(i, i - 1));
    }
    byHand.append("rejecting state violated { else -> stay } }\n");
    Compilation template =
        accepted("labels fire, ice\n" + COOLDOWN + "safeguard X = Cooldown(fire, " + n + ")");
    assertSame(model(template, "X"), model(accepted("labels fire, ice\n" + byHand), "X"));
  }

  @Test
  void theUseHasTheLastWordOnDocumentationAndPenalty() {
    Compilation compilation =
        accepted(
            "labels a, b\n"
                + COOLDOWN
                + """
                safeguard X = Cooldown(a, 1)
                /// Mine.
                safeguard Y = Cooldown(b, 1) { penalty 3.0 reward left_1 0.5 }
                """);
    assertThat(model(compilation, "X").documentation())
        .isEqualTo("At least n observations between two p.");
    assertThat(model(compilation, "X").penalty()).isEqualTo(1.0);
    assertThat(model(compilation, "Y").documentation()).isEqualTo("Mine.");
    assertThat(model(compilation, "Y").penalty()).isEqualTo(3.0);
    assertThat(model(compilation, "Y").states().get(1).reward()).isEqualTo(0.5);
    assertThat(compilation.test()).hasSize(2).allMatch(TestResult::passed);
  }

  @Test
  void templatesStandInTemplatesAndInGuards() {
    Compilation compilation =
        accepted(
            """
            labels a, b
            template Danger(guard g, label x) = g & !x
            template Avoid(guard g) otherwise stay {
              initial state s { on Danger(g, b) -> v }
              rejecting state v
            }
            template AvoidA(label x) = Avoid(x | false)
            safeguard X = AvoidA(a)
            safeguard Y otherwise stay {
              initial state s { on a & !b -> v }
              rejecting state v
            }
            """);
    assertSame(model(compilation, "X"), model(compilation, "Y"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "P(a) & P(b)                 | always (a -> next a) & always (b -> next b)",
        "!P(a)                       | !always (a -> next a)",
        "eventually P(a)             | eventually always (a -> next a)",
        "W(a, 3)                     | eventually within 3 next^3 a",
        "W2(b, 1)                    | eventually within 3 next^3 b & always (b -> next b)",
        "G(a & !b)                   | always (a & !b)",
        "G(one(a, b))                | always one(a, b)",
      })
  void formulasStandForTheirUses(String use, String byHand) {
    Compilation compilation =
        accepted(
            """
            labels a, b
            template P(label p) = always (p -> next p)
            template W(label p, int n) = eventually within n next^n p
            template W2(label p, int n) = W(p, n + 2) & P(p)
            template G(guard g) = always g
            safeguard X = %s
            safeguard Y = %s
            check X equals Y
            """
                .formatted(use, byHand));
    assertThat(compilation.checks()).hasSize(1).allMatch(CheckResult::holds);
  }

  @Test
  void aFamilyNeedsNoTemplate() {
    Compilation compilation =
        accepted(
            """
            labels a, b
            safeguard Grid {
              initial state at[0, 0] { on a -> at[1, 0] else on b -> at[0, 1] else -> stay }
              state at[0, 1] { on a -> at[1, 1] else -> stay }
              state at[1, j: 0 .. 1] { else -> stay }
            }
            """);
    assertThat(model(compilation, "Grid").states().stream().map(MonitorModel.State::name))
        .containsExactly("at_0_0", "at_0_1", "at_1_0", "at_1_1");
  }

  @Test
  void anErrorPointsAtTheUseAndAtTheTemplate() {
    Diagnostic overlap =
        onlyError(
            """
            labels a, b
            template Torn(label p, label q) otherwise stay {
              initial state s {
                on p -> s
                on q -> v
              }
              rejecting state v
            }
            safeguard X = Torn(a, b)
            """);
    assertThat(overlap.code()).isEqualTo(DiagnosticCode.GUARD_OVERLAP);
    assertThat(overlap.span().start()).isEqualTo(new Span.Position(9, 15));
    assertThat(overlap.span().origin().orElseThrow())
        .isEqualTo(
            new Span.Origin(
                "the template `Torn`",
                "test.sg",
                new Span(new Span.Position(5, 5), new Span.Position(5, 14))));
    assertThat(overlap.message())
        .contains("the one on line 4 of the template `Torn`")
        .endsWith("(in the template `Torn`, line 5 of test.sg)");
  }

  // --------------------------------------------------------------------- errors

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cooldown(a)          | template.argument | takes 2 arguments, not 1",
        "Cooldown(a, 3, b)    | template.argument | takes 2 arguments, not 3",
        "Cooldown(3, 3)       | template.argument | the parameter `p`",
        "Cooldown(a, b)       | template.argument | the parameter `n`",
        "Cooldown(a, -1)      | value.invalid     | negative",
        "Cooldown(a, 1.5)     | template.argument | no whole number",
        "Cooldown(!a, 3)      | template.argument | the parameter `p`",
        "Cooldown(Other, 3)   | template.argument | the parameter `p`",
        "Cooldown(aa, 3)      | name.unknown      | there is no label `aa`",
        "Cooldwn(a, 3)        | name.unknown      | there is no template `Cooldwn`",
        "Never(a & next b)    | formula.invalid   | one observation",
        "Never(always b)      | template.argument | the parameter `g`",
        "Never(Other)         | template.argument | the parameter `g`",
        "Never(a) & next Cooldown(a, 1) | formula.invalid | below a temporal operator",
        "Cooldown(a, 1000000) | limit.expansion   | written out",
      })
  void aWrongUseIsReportedOnce(String use, String code, String message) {
    Diagnostic error =
        onlyError(
            "labels a, b\nsafeguard Other otherwise stay { initial state s { on a & b -> v }"
                + " rejecting state v }\ntemplate Never(guard g) = always !g\n"
                + COOLDOWN
                + "safeguard X = "
                + use);
    assertThat(error.code().id()).isEqualTo(code);
    assertThat(error.message()).contains(message);
    assertThat(error.span().line()).isEqualTo(11);
  }

  @Test
  void aNearMissIsSuggested() {
    assertThat(onlyError("labels a\n" + COOLDOWN + "safeguard X = Coldown(a, 3)").help())
        .isEqualTo("Did you mean `Cooldown`?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "template A(label p) = always A(p)",
        "template A(label p) = B(p) & p\ntemplate B(label p) = C(p) | p\n"
            + "template C(label p) = !A(p)",
        "template A(label p) otherwise stay { initial state s { on A(p) -> s } }",
      })
  void recursionIsReportedOnceAndAtTheUseNotAtAll(String templates) {
    Diagnostic error =
        onlyError("labels a, b\n" + templates + "\nsafeguard X = A(a)\nassume a -> b");
    assertThat(error.code()).isEqualTo(DiagnosticCode.TEMPLATE_RECURSIVE);
    assertThat(error.message()).startsWith("the template `A` uses itself: A, ").endsWith(", A");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "template T(label p, label p) = always p       | name.duplicate",
        "template one(label p) = always p              | name.duplicate",
        "template T(label p) = always q                | name.unknown",
        "template T(label p) = always within m p       | name.unknown",
        "template T(label p) = U(p)                    | name.unknown",
        "template T(label p, int n) = always (p & n)   | formula.invalid",
        "template T(safeguard s) { initial state i { on s -> i else -> i } } | formula.invalid",
        "template T(label p) { initial state i { on next p -> i else -> i } } | formula.invalid",
        "template T(int n) { initial state i { else -> i } test \"t\" { n => satisfied } } |"
            + " formula.invalid",
        "template T(label p) { initial state i[k: 0 .. k] { else -> stay } } | name.unknown",
      })
  void aTemplateIsCheckedWhereItIsWritten(String template, String code) {
    assertThat(onlyError("labels a, b\n" + template + "\nassume a -> b").code().id())
        .isEqualTo(code);
  }

  @Test
  void aBombOfTemplatesIsDefused() {
    StringBuilder bomb = new StringBuilder("labels a\ntemplate D0(guard g) = g\n");
    for (int i = 1; i <= 60; i++) {
      bomb.append("template D%d(guard g) = D%d(g) & D%d(g)\n".formatted(i, i - 1, i - 1));
    }
    assertLimited(bomb + "safeguard X = always D60(a)");
  }

  @Test
  void aBombOfArgumentsIsDefused() {
    String use = "a";
    for (int i = 0; i < 60; i++) {
      use = "D(" + use + ")";
    }
    assertLimited("labels a\ntemplate D(guard g) = g | !g\nsafeguard X = always " + use);
  }

  @Test
  void aBombOfStatesIsDefused() {
    assertLimited(
        "labels a\nsafeguard X { initial state s { on a -> t[0, 0] else -> stay }\n"
            + "state t[i: 0 .. 2000000000, j: 1 .. 0] { else -> stay } }");
  }

  private static void assertLimited(String text) {
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThat(compile(text).diagnostics())
                .filteredOn(Diagnostic::isError)
                .extracting(Diagnostic::code)
                .containsExactly(DiagnosticCode.LIMIT_EXPANSION));
  }

  @Test
  void aLongChainOfTemplatesIsNoBomb() {
    StringBuilder chain = new StringBuilder("labels a\ntemplate T0(label p) = p\n");
    for (int i = 1; i <= 2000; i++) {
      chain.append("template T%d(label p) = T%d(p)\n".formatted(i, i - 1));
    }
    accepted(chain + "safeguard X = always T2000(a)");
  }
}
