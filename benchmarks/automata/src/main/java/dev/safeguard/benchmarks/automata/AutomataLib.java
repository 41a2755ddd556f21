package dev.safeguard.benchmarks.automata;

import java.util.function.LongSupplier;
import net.automatalib.alphabet.Alphabet;
import net.automatalib.alphabet.impl.Alphabets;
import net.automatalib.automaton.fsa.impl.CompactDFA;
import net.automatalib.util.automaton.minimizer.HopcroftMinimizer;
import net.automatalib.util.graph.scc.SCCs;

/** AutomataLib, on its compact automata. */
final class AutomataLib {
  private AutomataLib() {}

  static LongSupplier components(RandomGraph graph) {
    CompactDFA<Integer> automaton = automaton(graph);
    return () ->
        SCCs.collectSCCs(automaton.transitionGraphView(automaton.getInputAlphabet())).size();
  }

  static LongSupplier minimization(RandomGraph graph) {
    CompactDFA<Integer> automaton = automaton(graph);
    return () -> HopcroftMinimizer.minimizeDFA(automaton).size();
  }

  private static CompactDFA<Integer> automaton(RandomGraph graph) {
    Alphabet<Integer> letters = Alphabets.integers(0, RandomGraph.LETTERS - 1);
    CompactDFA<Integer> automaton = new CompactDFA<>(letters, graph.states());
    for (int q = 0; q < graph.states(); q++) {
      automaton.addState(graph.accepting().get(q));
    }
    automaton.setInitial(0, true);
    for (int q = 0; q < graph.states(); q++) {
      for (int i = 0; i < RandomGraph.LETTERS; i++) {
        automaton.setTransition(q, i, graph.target(q, i));
      }
    }
    return automaton;
  }
}
