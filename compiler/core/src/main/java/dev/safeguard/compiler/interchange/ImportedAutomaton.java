package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.diagnostics.Span;
import java.util.List;

/**
 * An automaton on finite traces as another tool wrote it: perhaps nondeterministic, and perhaps
 * without a way on for some observations, which it then rejects for good.
 *
 * @param module the name of the module to be
 * @param name the name of the safeguard to be
 * @param span where it is named, or the beginning of the text
 * @param alphabet the labels and the assumption
 * @param states the states; a run may begin in each of {@code initial}, by number
 * @param penalty what a violation costs
 */
record ImportedAutomaton(
    String module,
    String name,
    Span span,
    String documentation,
    Alphabet alphabet,
    List<State> states,
    List<Integer> initial,
    double penalty) {

  ImportedAutomaton {
    states = List.copyOf(states);
    initial = List.copyOf(initial);
  }

  /** One state; the names of an automaton's states are unique. */
  record State(
      String name,
      Span span,
      String documentation,
      boolean accepting,
      double reward,
      boolean rewardOnce,
      List<Edge> edges) {
    State {
      edges = List.copyOf(edges);
    }

    /** A state that pays nothing. */
    State(String name, Span span, boolean accepting, List<Edge> edges) {
      this(name, span, "", accepting, 0, false, edges);
    }
  }

  /** One way out of a state, to the state with a number. */
  record Edge(Guard guard, int target, Span span) {}
}
