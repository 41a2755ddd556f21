package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.Product;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Finds the shortest trace on which two automata differ in a given way. */
final class Difference {
  private final SymbolicAutomaton left;
  private final SymbolicAutomaton right;
  private final int stateBudget;

  Difference(SymbolicAutomaton left, SymbolicAutomaton right, int stateBudget) {
    this.left = left;
    this.right = right;
    this.stateBudget = stateBudget;
  }

  /** The first trace, perhaps the empty one, that the left accepts and the right does not. */
  Optional<List<Long>> onlyLeft() {
    return first((a, b) -> a && !b, true);
  }

  /** The first trace, perhaps the empty one, that the right accepts and the left does not. */
  Optional<List<Long>> onlyRight() {
    return first((a, b) -> !a && b, true);
  }

  /** The first trace of at least one observation that both accept. */
  Optional<List<Long>> both() {
    return first((a, b) -> a && b, false);
  }

  private Optional<List<Long>> first(BiPredicate<Boolean, Boolean> wanted, boolean orEmpty) {
    SymbolicAutomaton product =
        Product.of(left, right, stateBudget).automaton((a, b) -> wanted.test(a, b));
    StateGraph graph = StateGraph.of(product.stateCount(), product::successors);
    BitSet targets = new BitSet();
    for (int pair = 0; pair < product.stateCount(); pair++) {
      targets.set(pair, product.isAccepting(pair));
    }
    ShortestTrace traces = new ShortestTrace(graph, product::guard);
    return orEmpty
        ? traces.between(product.initial(), targets)
        : traces.betweenInOneStepAtLeast(product.initial(), targets);
  }
}
