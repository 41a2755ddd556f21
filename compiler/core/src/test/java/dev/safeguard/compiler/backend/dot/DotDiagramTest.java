package dev.safeguard.compiler.backend.dot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.Golden;
import dev.safeguard.compiler.backend.ModelBuilder;
import dev.safeguard.compiler.backend.Models;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.BudgetExceededException;
import dev.safeguard.compiler.limits.Limits;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DotDiagramTest {

  @Test
  void isWrittenToBeRead() throws IOException {
    Golden.assertSame(DotDiagram.of(Models.bench()), "Bench.dot");
    Golden.assertSame(DotDiagram.of(Models.door()), "Door.dot");
  }

  @Test
  void isTheSameEveryTime() {
    assertThat(DotDiagram.of(Models.door())).isEqualTo(DotDiagram.of(Models.door()));
  }

  @Test
  void showsTheVerdicts() {
    String dot = DotDiagram.of(Models.door());
    assertThat(node(dot, 0)).contains("shape=doublecircle").contains(Palette.ACCEPTING.fill);
    assertThat(node(dot, 1)).contains("shape=circle").contains(Palette.PENDING.fill);
    assertThat(node(dot, 2)).contains("shape=doublecircle").contains(Palette.SATISFIED.fill);
    assertThat(node(dot, 3)).contains("shape=circle").contains(Palette.VIOLATED.fill);
    assertThat(dot).contains("start -> s0");
  }

  @Test
  void explainsOnlyWhatItShows() {
    assertThat(DotDiagram.of(Models.door())).contains(">pending&nbsp;");
    assertThat(DotDiagram.of(Models.bench())).doesNotContain(">pending&nbsp;");
  }

  @Test
  void drawsOneArrowForSeveralTransitions() {
    ModelBuilder builder = new ModelBuilder("a", "b", "c");
    MonitorModel model =
        builder
            .state("s", true)
            .state("t", false)
            .on(0, builder.label("a"), 1)
            .on(0, builder.label("c"), 0)
            .on(0, builder.label("b"), 1)
            .build("M");
    assertThat(DotDiagram.of(model)).containsOnlyOnce("s0 -> s1");
    assertThat(DotDiagram.of(model)).contains("label=\" a | b &amp; !c \"");
  }

  @Test
  void cutsWhatIsLongAndKeepsItAsATooltip() {
    ModelBuilder builder = new ModelBuilder(Models.labels(40));
    String name = "n".repeat(300);
    MonitorModel model =
        builder
            .state(name, true)
            .state("t", false)
            .on(0, builder.any(Models.labels(40)), 1)
            .build("M");
    String dot = DotDiagram.of(model);
    assertThat(dot).contains("label=\"" + "n".repeat(39) + "\u2026\"");
    assertThat(dot)
        .contains("tooltip=\"" + name + ": accepting\\n1 observation from a violation\"");
    assertThat(dot).contains("...").contains("l38 | l39\"");
  }

  @Test
  void escapesEveryCharacter() {
    assertThat(DotText.quoted("\"\\\n&<\t>\u0000\u202e\ud800\u00e9"))
        .isEqualTo("\"\\\"\\\\\\n&amp;< >\ufffd\ufffd\ufffd\u00e9\"");
    assertThat(DotText.html("\"\\&<>")).isEqualTo("&quot;\\&amp;&lt;&gt;");
  }

  @Test
  void saysElseForALongLastWayOut() {
    ModelBuilder builder = new ModelBuilder("apples", "pears", "plums");
    MonitorModel model =
        builder
            .state("s", true)
            .state("t", false)
            .state("u", true)
            .on(0, builder.label("apples").and(builder.label("pears")), 1)
            .on(0, Guard.everything(builder.diagrams()), 2)
            .build("M");
    assertThat(DotDiagram.of(model)).contains("s0 -> s2 [label=\" else \"");
  }

  @Test
  void endsWhenTheTimeIsOver() {
    Budget budget = Budget.of(Limits.DEFAULT.withTime(Duration.ofNanos(1)));
    ModelBuilder builder =
        new ModelBuilder(DecisionDiagrams.withOrder(new int[] {0}, budget), "apples");
    MonitorModel model = builder.state("s", true).build("M");
    assertThat(DotDiagram.of(model)).contains("s0 -> s0");
    assertThatThrownBy(() -> budget.spendOn(() -> DotDiagram.of(model)))
        .isInstanceOf(BudgetExceededException.class);
  }

  private static String node(String dot, int number) {
    int start = dot.indexOf("    s" + number + " [");
    return dot.substring(start, dot.indexOf("];", start));
  }

  @Test
  void theLegendListsDefinitions() {
    String spec =
        """
        signal `x<y`: real
        label far = `x<y` > 3
        safeguard S otherwise stay { initial state s { on far -> v } rejecting state v }
        """;
    MonitorModel model = Compiler.compile(new Source("far.sg", spec)).safeguards().get(0).model();
    assertThat(DotDiagram.of(model))
        .contains("<TD ALIGN=\"LEFT\" COLSPAN=\"5\">far = `x&lt;y` &gt; 3</TD>");
  }
}
