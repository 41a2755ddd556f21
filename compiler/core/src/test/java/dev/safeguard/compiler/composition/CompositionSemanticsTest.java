package dev.safeguard.compiler.composition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.translation.RandomFormulas;
import java.util.ArrayList;
import java.util.List;
import net.automatalib.alphabet.Alphabet;
import net.automatalib.alphabet.impl.Alphabets;
import net.automatalib.automaton.fsa.impl.CompactDFA;
import net.automatalib.util.automaton.Automata;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A composed automaton accepts what its definition says, and no smaller one does. */
class CompositionSemanticsTest {
  private static final int OBSERVATIONS = 4;
  private static final int LONGEST = 4;

  @Provide
  Arbitrary<RandomComposition> compositions() {
    return RandomComposition.arbitrary(RandomFormulas.of(2, 2, true), 2);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void acceptsWhatItsDefinitionSays(@ForAll("compositions") RandomComposition composition) {
    MonitorModel model = compile(composition.specification());
    compare(composition, model, model.initial(), new ArrayList<>());
  }

  private static void compare(
      RandomComposition composition, MonitorModel model, int state, List<Long> trace) {
    assertThat(model.states().get(state).accepting())
        .as("%s on %s", composition, trace)
        .isEqualTo(composition.accepts(trace));
    if (trace.size() < LONGEST) {
      for (long observation = 0; observation < OBSERVATIONS; observation++) {
        trace.add(observation);
        int next = model.automaton().successor(state, observation);
        compare(composition, model, next, trace);
        trace.remove(trace.size() - 1);
      }
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void hasAsFewStatesAsAnotherToolFinds(@ForAll("compositions") RandomComposition composition) {
    MonitorModel model = compile(composition.specification());
    Alphabet<Integer> alphabet = Alphabets.integers(0, OBSERVATIONS - 1);
    CompactDFA<Integer> automaton = new CompactDFA<>(alphabet);
    model.states().forEach(state -> automaton.addState(state.accepting()));
    automaton.setInitialState(model.initial());
    for (int q = 0; q < model.states().size(); q++) {
      for (int letter = 0; letter < OBSERVATIONS; letter++) {
        automaton.setTransition(q, letter, model.automaton().successor(q, letter));
      }
    }
    assertThat(Automata.invasiveMinimize(automaton, alphabet).size())
        .as("%s", composition)
        .isEqualTo(model.states().size());
  }

  private static MonitorModel compile(String text) {
    Compilation compilation = Compiler.compile(new Source("x.sg", text));
    assertThat(compilation.isAccepted()).as("%s%n%s", text, compilation.diagnostics()).isTrue();
    return compilation.safeguard("X").orElseThrow().model();
  }
}
