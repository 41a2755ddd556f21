package dev.safeguard.compiler.comparison;

import dev.safeguard.compiler.analysis.ShortestTrace;
import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.Product;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Finds the shortest trace on which two automata of one store differ in a given way. */
final class Difference {
  /** Which pairs of states a trace should end in. */
  @FunctionalInterface
  interface Wanted {
    boolean at(int left, int right);
  }

  private final SymbolicAutomaton left;
  private final SymbolicAutomaton right;
  private final Product pairs;
  private final SymbolicAutomaton product;
  private final ShortestTrace traces;

  /**
   * Builds the product of two automata.
   *
   * @param stateBudget the most pairs of states
   */
  Difference(SymbolicAutomaton left, SymbolicAutomaton right, int stateBudget) {
    this.left = left;
    this.right = right;
    this.pairs = Product.of(left, right, stateBudget);
    this.product = pairs.automaton((a, b) -> a && b);
    StateGraph graph = StateGraph.of(product.stateCount(), product::successors);
    this.traces = new ShortestTrace(graph, product::guard);
  }

  /** The first trace, perhaps the empty one, that the left accepts and the right does not. */
  Optional<List<Long>> onlyLeft() {
    return first((a, b) -> left.isAccepting(a) && !right.isAccepting(b));
  }

  /** The first trace, perhaps the empty one, that the right accepts and the left does not. */
  Optional<List<Long>> onlyRight() {
    return first((a, b) -> !left.isAccepting(a) && right.isAccepting(b));
  }

  /** The first trace, perhaps the empty one, that ends in a pair of states of a kind. */
  Optional<List<Long>> first(Wanted wanted) {
    return traces.between(product.initial(), targets(wanted));
  }

  /** The first trace of at least one observation that both accept. */
  Optional<List<Long>> both() {
    return firstStep((a, b) -> left.isAccepting(a) && right.isAccepting(b));
  }

  /** The first trace of at least one observation that ends in a pair of states of a kind. */
  Optional<List<Long>> firstStep(Wanted wanted) {
    return traces.betweenInOneStepAtLeast(product.initial(), targets(wanted));
  }

  private BitSet targets(Wanted wanted) {
    BitSet targets = new BitSet();
    for (int pair = 0; pair < product.stateCount(); pair++) {
      targets.set(pair, wanted.at(pairs.left(pair), pairs.right(pair)));
    }
    return targets;
  }
}
