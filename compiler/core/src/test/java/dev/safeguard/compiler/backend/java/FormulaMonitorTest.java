package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.runtime.Verdict;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated monitor of a formula does what its automaton does. */
class FormulaMonitorTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "always (a -> once b)",
        "eventually (a & next^3 b)",
        "always (a -> eventually within 4 b) & always (c -> weaknext d)",
        "always (a -> (b since (c | previous d)))",
        "true",
        "false"
      })
  void agreesWithTheAutomaton(String formula) {
    MonitorModel model = model("labels a, b, c, d\nassume !(a & d)\nsafeguard X = " + formula);
    MonitorComparison.assertSame(model, Generated.monitor(MonitorClassTest.source(model)));
  }

  /** Nobody may list the transitions of this one: there are a million. */
  @ParameterizedTest
  @ValueSource(ints = 10)
  void isGeneratedFromDiagramsWhereTransitionsAreMany(int patterns) {
    String labels =
        IntStream.range(0, patterns).mapToObj(i -> "p" + i + ", q" + i).collect(joining(", "));
    String formula =
        IntStream.range(0, patterns)
            .mapToObj(i -> "always (p" + i + " -> eventually q" + i + ")")
            .collect(joining(" & "));
    MonitorModel model = model("labels " + labels + "\nsafeguard X = " + formula);
    assertThat(model.states()).hasSize(1 << patterns);
    JavaSource source = MonitorClassTest.source(model);
    assertThat(source.text().length()).isLessThan(4_000_000);
    assertThat(Generated.monitor(source).step(1)).isEqualTo(Verdict.PENDING);
  }

  private static Collector<CharSequence, ?, String> joining(String between) {
    return Collectors.joining(between);
  }

  private static MonitorModel model(String text) {
    Compilation compilation = Compiler.compile(new Source("x.sg", text));
    assertThat(compilation.isAccepted()).as("%s", compilation.diagnostics()).isTrue();
    return compilation.safeguard("X").orElseThrow().model();
  }
}
