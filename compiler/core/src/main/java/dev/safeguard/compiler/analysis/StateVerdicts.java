package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.Verdict;
import java.util.BitSet;

/** Decides the verdict of every state by what can still be reached from it. */
final class StateVerdicts {
  private StateVerdicts() {}

  /** The verdict of each state. */
  static Verdict[] of(StateGraph graph, BitSet accepting) {
    return of(graph, graph.stateCount(), accepting);
  }

  /** The verdict of each of the first vertices of a graph, which are the states. */
  static Verdict[] of(StateGraph graph, int states, BitSet accepting) {
    StateGraph reversed = graph.reversed();
    BitSet rejecting = new BitSet();
    rejecting.set(0, states);
    rejecting.andNot(accepting);
    BitSet canBeAccepted = reversed.reachable(accepting);
    BitSet canBeRejected = reversed.reachable(rejecting);
    Verdict[] verdicts = new Verdict[states];
    for (int q = 0; q < verdicts.length; q++) {
      if (!canBeAccepted.get(q)) {
        verdicts[q] = Verdict.VIOLATED;
      } else if (!canBeRejected.get(q)) {
        verdicts[q] = Verdict.SATISFIED;
      } else {
        verdicts[q] = accepting.get(q) ? Verdict.ACCEPTING : Verdict.PENDING;
      }
    }
    return verdicts;
  }
}
