package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.util.Arrays;

/** Signatures as diagrams, which are canonical: one number for one signature. */
final class ExactSignatures implements Signatures {
  /** Signatures are compared within one call only, so their store is dropped once it is large. */
  private static final int MOST_NODES = 1_000_000;

  private final SymbolicAutomaton automaton;
  private DecisionDiagrams store;

  ExactSignatures(SymbolicAutomaton automaton) {
    this.automaton = automaton;
    this.store = automaton.diagrams().unboundedSibling();
  }

  @Override
  public int[] of(int[] states, int[] block) {
    if (store.nodeCount() > MOST_NODES) {
      store = automaton.diagrams().unboundedSibling();
    }
    int[] diagrams = Arrays.stream(states).map(automaton::behaviour).toArray();
    return automaton
        .diagrams()
        .mapInto(store, diagrams, to -> to == SymbolicAutomaton.IMPOSSIBLE ? -1 : block[to]);
  }
}
