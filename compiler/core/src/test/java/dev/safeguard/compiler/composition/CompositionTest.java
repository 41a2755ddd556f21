package dev.safeguard.compiler.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.DiagnosticText;
import dev.safeguard.compiler.Strategy;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.semantics.ModuleSource;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an author sees of a composition: states, parts, penalties, limits. */
class CompositionTest {
  private static final String PARTS =
      """
      labels a, b, c
      template Twice(label p) otherwise stay {
        initial state never { on p -> once_seen }
        state once_seen { on p -> broken }
        rejecting state broken
        penalty 9
      }
      template Both(safeguard x, safeguard y) = x & y { penalty 4 }
      safeguard A otherwise stay {
        penalty 3
        initial state calm { on a -> broken }
        rejecting state broken
      }
      safeguard B = Twice(b) { penalty 2 }
      """;

  @Test
  void statesAreCalledAfterThoseOfThePartsThatHaveMoved() {
    MonitorModel model = model("safeguard X = B & Twice(c) & A");
    assertThat(names(model))
        .containsExactlyInAnyOrder(
            "start",
            "B: once_seen",
            "Twice(c): once_seen",
            "B: once_seen, Twice(c): once_seen",
            "violated");
    assertThat(model.states().get(0).documentation())
        .isEqualTo("B: never; Twice(c): never; A: calm");
    assertThat(model.parts()).containsExactly("B", "Twice(c)", "A");
  }

  @Test
  void arrowsIntoAViolationNameThePartAndItsLine() {
    MonitorModel model = model("safeguard X = A & always (c -> weaknext !c)");
    List<String> ways =
        model.states().get(0).edges().stream()
            .filter(edge -> !edge.part().isEmpty())
            .map(edge -> edge.part() + ":" + edge.line())
            .toList();
    assertThat(ways).containsExactly("A:11");
    int owing = model.automaton().successor(0, 0b100);
    assertThat(
            model.states().get(owing).edges().stream()
                .filter(edge -> !edge.part().isEmpty())
                .map(edge -> edge.part() + ":" + edge.line()))
        .containsExactlyInAnyOrder("A:11", "always (c -> weaknext !c):15");
  }

  @Test
  void anArrowNamesEveryPartThatItsStateMayStandFor() {
    MonitorModel model =
        model(
            """
            safeguard L otherwise stay {
              initial state s { on a -> t } state t { on c -> v } rejecting state v
            }
            safeguard R otherwise stay {
              initial state s { on b -> t } state t { on c -> v } rejecting state v
            }
            safeguard X = L & R
            """);
    int either = model.automaton().successor(0, 0b001);
    assertThat(model.automaton().successor(0, 0b010)).isEqualTo(either);
    assertThat(model.states().get(either).edges().stream().map(MonitorModel.Edge::part))
        .contains("L or R");
  }

  @Test
  void thePenaltyIsTheGreatestOfTheNamedParts() {
    assertThat(model("safeguard X = B & A").penalty()).isEqualTo(3);
    assertThat(model("safeguard X = B | always a").penalty()).isEqualTo(2);
    assertThat(model("safeguard X = B & A { penalty 1.5 }").penalty()).isEqualTo(1.5);
    assertThat(model("safeguard X = Twice(a) & Twice(b)").penalty()).isEqualTo(1);
    assertThat(model("safeguard X = Both(A, B)").penalty()).isEqualTo(4);
    assertThat(model("safeguard X = C\nsafeguard C = B then A").penalty()).isEqualTo(3);
  }

  @Test
  void aTemplateMayTakeSafeguardsAndStandInAnExpression() {
    assertThat(names(model("safeguard X = Both(A, B) & always !c"))).hasSize(3);
    assertThat(model("safeguard X = Both(A, B) & always !c").parts())
        .containsExactly("A", "B", "always !c");
  }

  @Test
  void aSafeguardTwiceIsOnePart() {
    assertThat(model("safeguard X = A & B & A").parts()).containsExactly("A", "B");
  }

  @Test
  void rewardsForTheTwoEnds() {
    MonitorModel model =
        model("safeguard X = A | eventually b { reward satisfied 5 once reward violated 7 }");
    assertThat(model.states())
        .filteredOn(state -> state.name().equals("satisfied"))
        .singleElement()
        .satisfies(
            state -> {
              assertThat(state.reward()).isEqualTo(5);
              assertThat(state.rewardOnce()).isTrue();
            });
  }

  @Test
  void aProductOverItsBudgetIsNamedWithItsParts() {
    String text = PARTS + "safeguard X = B | Twice(a) | Twice(c)\n";
    Compilation compilation = compile(text, Limits.DEFAULT.withStates(6), Strategy.AUTO);
    assertThat(DiagnosticText.of(compilation.diagnostics()))
        .isEqualTo(
            "limit.states 15:11-15:12 the product of the parts of `X` needs more than the 6 states"
                + " that are allowed; its 3 parts have: `B` 3, `Twice(a)` 3, `Twice(c)` 3 states |"
                + " Simplify the largest part, or raise the limit.\n");
  }

  @Test
  void aConjunctionOverItsBudgetIsKeptAsParts() {
    String text = PARTS + "safeguard X = B & Twice(a) & Twice(c)\n";
    Limits small = Limits.DEFAULT.withStates(6);
    assertThat(compile(text, small, Strategy.AUTO).parallelSafeguards()).hasSize(1);
    assertThat(compile(text, Limits.DEFAULT, Strategy.AUTO).parallelSafeguards()).isEmpty();
    assertThat(DiagnosticText.of(compile(text, small, Strategy.PRODUCT).diagnostics()))
        .startsWith("limit.states 15:11-15:12 the product of the parts of `X`")
        .endsWith("Keep the parts side by side: `--strategy parallel`.\n");
  }

  @Test
  void twentyFourIndependentPartsCompileSideBySide() {
    String text =
        "labels "
            + joined(", ", "a%1$d, b%1$d")
            + "\n"
            + joined(
                "",
                """
                safeguard S%1$d otherwise stay {
                  initial state idle { on a%1$d & !b%1$d -> armed }
                  state armed { on b%1$d -> broken }
                  rejecting state broken
                }
                """)
            + "safeguard All = "
            + joined(" & ", "S%1$d")
            + "\ncheck All refines S7\ncheck All can violate\n";
    for (Strategy strategy : List.of(Strategy.PARALLEL, Strategy.AUTO)) {
      assertTimeout(
          Duration.ofSeconds(10),
          () -> {
            Compilation compilation = compile(text, Limits.DEFAULT, strategy);
            assertThat(compilation.diagnostics()).isEmpty();
            assertThat(compilation.parallelSafeguards()).hasSize(1);
            assertThat(compilation.checks()).hasSize(2).allMatch(check -> check.holds());
          });
    }
  }

  @Test
  void checksThatNeedTheProductOfPartsBuildItOrNameTheCheck() {
    String text =
        PARTS
            + "safeguard X = B & Twice(a) & Twice(c)\n"
            + "safeguard Y = Twice(c) & B & Twice(a)\n"
            + "safeguard Some = A | B\n";
    Compilation equal = compile(text + "check X equals Y\n", Limits.DEFAULT, Strategy.PARALLEL);
    assertThat(equal.parallelSafeguards()).hasSize(2);
    assertThat(equal.checks()).singleElement().matches(check -> check.holds());
    Limits small = Limits.DEFAULT.withStates(9);
    assertThat(codes(compile(text + "check X refines Y\n", small, Strategy.PARALLEL))).isEmpty();
    assertThat(
            DiagnosticText.of(
                compile(text + "check X equals Y\n", small, Strategy.PARALLEL).diagnostics()))
        .contains("the check `X equals Y` needs more than the 9 states");
    Compilation refuted =
        compile(text + "check Some refines X\n", Limits.DEFAULT, Strategy.PARALLEL);
    assertThat(DiagnosticText.of(refuted.diagnostics()))
        .isEqualTo(
            "check.failed 18:1-18:21 this is not so: Some refines X | [{a}, {a}] |"
                + " Correct one of the safeguards, or the check.\n");
  }

  @Test
  void aStageIsAlwaysOneAutomaton() {
    String text = PARTS + "safeguard X = A & B\nprogression P { stage X }\n";
    Compilation compilation = compile(text, Limits.DEFAULT, Strategy.PARALLEL);
    assertThat(compilation.parallelSafeguards()).isEmpty();
    assertThat(compilation.progressions()).hasSize(1);
  }

  @Test
  void partsSideBySideFlattenNames() {
    String text =
        PARTS + "safeguard Y = A & always !c\nsafeguard X = Y & B\nsafeguard Z = !X | B\n";
    Compilation compilation = compile(text, Limits.DEFAULT, Strategy.PARALLEL);
    assertThat(compilation.parallelSafeguards()).hasSize(2);
    assertThat(compilation.parallelSafeguards().get(1).model().parts())
        .extracting(MonitorModel::name)
        .containsExactly("A", "always !c", "B");
    assertThat(compilation.safeguard("Z")).isPresent();
  }

  private static String joined(String separator, String format) {
    return IntStream.range(0, 24)
        .mapToObj(i -> String.format(format, i))
        .collect(Collectors.joining(separator));
  }

  private static List<String> names(MonitorModel model) {
    return model.states().stream().map(MonitorModel.State::name).toList();
  }

  private static List<String> codes(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(d -> d.code().id())
        .toList();
  }

  private static MonitorModel model(String declarations) {
    Compilation compilation = compile(PARTS + declarations, Limits.DEFAULT, Strategy.PRODUCT);
    assertThat(compilation.isAccepted()).as("%s", compilation.diagnostics()).isTrue();
    return compilation.safeguard("X").orElseThrow().model();
  }

  private static Compilation compile(String text, Limits limits, Strategy strategy) {
    return Compiler.compile(new Source("test.sg", text), ModuleSource.NONE, limits, strategy);
  }
}
