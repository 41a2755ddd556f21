package dev.safeguard.benchmarks.automata;

import dk.brics.automaton.Automaton;
import dk.brics.automaton.MinimizationOperations;
import dk.brics.automaton.State;
import dk.brics.automaton.Transition;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** The library dk.brics.automaton, whose states are objects with sets of transitions. */
final class Brics {
  private Brics() {}

  static LongSupplier minimization(RandomGraph graph) {
    return () -> {
      // It minimises in place, so that each run needs an automaton of its own; that is measured
      // too.
      Automaton automaton = automaton(graph);
      MinimizationOperations.minimizeHopcroft(automaton);
      return automaton.getNumberOfStates();
    };
  }

  private static Automaton automaton(RandomGraph graph) {
    State[] states = new State[graph.states()];
    Arrays.setAll(states, q -> new State());
    for (int q = 0; q < states.length; q++) {
      states[q].setAccept(graph.accepting().get(q));
      for (int i = 0; i < RandomGraph.LETTERS; i++) {
        states[q].addTransition(new Transition((char) i, states[graph.target(q, i)]));
      }
    }
    Automaton automaton = new Automaton();
    automaton.setInitialState(states[0]);
    automaton.setDeterministic(true);
    return automaton;
  }
}
