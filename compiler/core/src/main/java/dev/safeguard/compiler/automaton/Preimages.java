package dev.safeguard.compiler.automaton;

import java.util.HashMap;
import java.util.Map;

/**
 * The observations that a diagram takes to each of its values, found for all values in one pass:
 * asking {@link DecisionDiagrams#preimage} for one value after the other walks the whole diagram
 * each time.
 *
 * @param values the distinct leaf values, ascending
 * @param diagrams for each value the Boolean diagram of the observations that are taken to it
 */
record Preimages(int[] values, int[] diagrams) {

  static Preimages of(DecisionDiagrams store, int diagram) {
    return of(store, diagram, new HashMap<>());
  }

  private static Preimages of(DecisionDiagrams store, int node, Map<Integer, Preimages> known) {
    if (store.isLeaf(node)) {
      return new Preimages(new int[] {store.value(node)}, new int[] {DecisionDiagrams.TRUE});
    }
    Preimages found = known.get(node);
    if (found == null) {
      Preimages low = of(store, store.low(node), known);
      found = low.beside(of(store, store.high(node), known), store, store.level(node));
      known.put(node, found);
    }
    return found;
  }

  /** Both sides of a node, without and with the label at its level. */
  private Preimages beside(Preimages high, DecisionDiagrams store, int level) {
    IntList merged = new IntList();
    IntList guards = new IntList();
    for (int i = 0, j = 0; i < values.length || j < high.values.length; ) {
      boolean left = j == high.values.length || (i < values.length && values[i] <= high.values[j]);
      boolean right = i == values.length || (j < high.values.length && high.values[j] <= values[i]);
      merged.add(left ? values[i] : high.values[j]);
      int without = left ? diagrams[i++] : DecisionDiagrams.FALSE;
      int with = right ? high.diagrams[j++] : DecisionDiagrams.FALSE;
      guards.add(store.node(level, without, with));
    }
    return new Preimages(merged.toArray(), guards.toArray());
  }
}
