package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.IntList;
import java.util.ArrayList;
import java.util.List;

/**
 * Which transition of a state takes which observation: one diagram whose leaves are the numbers of
 * transitions, built in one pass over them.
 *
 * @param diagram its leaves are the first transition that takes an observation, or -1 for none
 * @param unclaimed the possible observations that no transition takes
 * @param conflicts transitions that take an observation which an earlier one sends elsewhere; one
 *     conflict for each later transition
 */
record Claims(int diagram, Guard unclaimed, List<Conflict> conflicts) {
  static final int NOBODY = -1;

  /** Two transitions, by number, that both take the observations in {@code common}. */
  record Conflict(int earlier, int later, Guard common) {}

  static Claims of(DraftAutomaton.State state, Guard possible) {
    DecisionDiagrams diagrams = possible.diagrams();
    int claims = diagrams.leaf(NOBODY);
    Guard unclaimed = possible;
    List<Conflict> conflicts = new ArrayList<>();
    List<DraftAutomaton.Transition> transitions = state.transitions();
    for (int i = 0; i < transitions.size(); i++) {
      Guard effective = transitions.get(i).effective();
      int contested = diagrams.ite(effective.root(), claims, diagrams.leaf(NOBODY));
      for (int earlier : diagrams.leaves(contested)) {
        if (earlier != NOBODY && transitions.get(earlier).target() != transitions.get(i).target()) {
          Guard common = effective.and(transitions.get(earlier).effective());
          conflicts.add(new Conflict(earlier, i, common));
          break;
        }
      }
      Guard taken = effective.and(unclaimed);
      claims = diagrams.ite(taken.root(), diagrams.leaf(i), claims);
      unclaimed = unclaimed.without(effective);
    }
    return new Claims(claims, unclaimed, conflicts);
  }

  /** The transitions that some observation takes, ascending. */
  int[] claimants() {
    IntList found = new IntList();
    for (int leaf : unclaimed.diagrams().leaves(diagram)) {
      if (leaf != NOBODY) {
        found.add(leaf);
      }
    }
    return found.toArray();
  }

  /** The observations that a transition takes. */
  Guard of(int transition) {
    DecisionDiagrams diagrams = unclaimed.diagrams();
    return new Guard(diagrams, diagrams.preimage(diagram, transition));
  }
}
