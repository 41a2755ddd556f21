package dev.safeguard.compiler.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.automaton.MonitorModel;
import net.automatalib.alphabet.Alphabet;
import net.automatalib.alphabet.impl.Alphabets;
import net.automatalib.automaton.fsa.impl.CompactDFA;
import net.automatalib.util.automaton.Automata;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The compiled automaton is the minimal one, as another tool finds it in another way. */
class MinimalityTest {
  private static final int LABELS = 2;

  @Provide
  Arbitrary<RandomFormula> formulas() {
    return RandomFormulas.of(LABELS, 3, false);
  }

  @Provide
  Arbitrary<RandomFormula> mixed() {
    return RandomFormulas.of(LABELS, 3, true);
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void equalsTheAutomatonFoundBackwards(@ForAll("formulas") RandomFormula formula) {
    CompactDFA<Integer> expected = BackwardAutomaton.minimal(formula, LABELS);
    MonitorModel model = FormulaSemanticsTest.compile(formula).model();
    CompactDFA<Integer> actual = explicit(model, expected.getInputAlphabet());
    assertThat(Automata.findSeparatingWord(expected, actual, expected.getInputAlphabet()))
        .as("a word that distinguishes the automata of %s", formula)
        .isNull();
    assertThat(model.states()).as("%s", formula).hasSize(expected.size());
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void hasNoTwoStatesThatMeanTheSame(@ForAll("mixed") RandomFormula formula) {
    MonitorModel model = FormulaSemanticsTest.compile(formula).model();
    Alphabet<Integer> alphabet = Alphabets.integers(0, (1 << LABELS) - 1);
    CompactDFA<Integer> automaton = explicit(model, alphabet);
    assertThat(Automata.invasiveMinimize(automaton, alphabet).size())
        .as("%s", formula)
        .isEqualTo(model.states().size());
  }

  private static CompactDFA<Integer> explicit(MonitorModel model, Alphabet<Integer> alphabet) {
    CompactDFA<Integer> automaton = new CompactDFA<>(alphabet);
    model.states().forEach(state -> automaton.addState(state.accepting()));
    automaton.setInitialState(model.initial());
    for (int q = 0; q < model.states().size(); q++) {
      for (int letter = 0; letter < alphabet.size(); letter++) {
        automaton.setTransition(q, letter, model.automaton().successor(q, letter));
      }
    }
    return automaton;
  }
}
