package dev.safeguard.compiler.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.diagnostics.Source;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The compiled automaton accepts exactly the traces of which the formula is true. */
class FormulaSemanticsTest {
  @Provide
  Arbitrary<RandomFormula> mixed() {
    return RandomFormulas.of(2, 3, true);
  }

  @Provide
  Arbitrary<RandomFormula> future() {
    return RandomFormulas.of(3, 3, false);
  }

  @Property(tries = 600, edgeCases = EdgeCasesMode.NONE)
  void pastAndFutureMixed(@ForAll("mixed") RandomFormula formula) {
    compare(formula, 2, 5);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void futureAlone(@ForAll("future") RandomFormula formula) {
    compare(formula, 3, 4);
  }

  private static void compare(RandomFormula formula, int labels, int length) {
    Compilation.CompiledSafeguard compiled = compile(formula);
    MonitorModel model = compiled.model();
    assertThat(model.states().get(model.initial()).accepting())
        .as("%s on the empty trace", formula)
        .isEqualTo(formula.holdsOfNothing());
    assertThat(compiled.report().states()).isEqualTo(compiled.report().minimal());
    compare(formula, model, model.initial(), new ArrayList<>(), labels, length);
  }

  private static void compare(
      RandomFormula formula,
      MonitorModel model,
      int state,
      List<Long> trace,
      int labels,
      int length) {
    if (!trace.isEmpty()) {
      assertThat(model.states().get(state).accepting())
          .as("%s on %s", formula, trace)
          .isEqualTo(formula.holds(trace, 0));
    }
    if (trace.size() == length) {
      return;
    }
    SymbolicAutomaton automaton = model.automaton();
    for (long observation = 0; observation < 1 << labels; observation++) {
      trace.add(observation);
      compare(formula, model, automaton.successor(state, observation), trace, labels, length);
      trace.remove(trace.size() - 1);
    }
  }

  static Compilation.CompiledSafeguard compile(RandomFormula formula) {
    String text = "labels a, b, c\nsafeguard X = " + formula;
    Compilation compilation = Compiler.compile(new Source("x.sg", text));
    assertThat(compilation.isAccepted()).as("%s", compilation.diagnostics()).isTrue();
    return compilation.safeguard("X").orElseThrow();
  }
}
