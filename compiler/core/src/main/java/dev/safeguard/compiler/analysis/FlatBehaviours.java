package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.IntList;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The diagrams of an automaton's behaviours as flat arrays, in which a node comes after those below
 * it and near those of the same state. Nodes are numbered anew, from 0.
 *
 * <p>A reference is the number of a node, or stands for a leaf: {@link #IMPOSSIBLE}, or -2 minus
 * the number of a state.
 */
final class FlatBehaviours {
  /** The reference to the leaf of observations outside the assumption. */
  static final int IMPOSSIBLE = -1;

  private static final int UNKNOWN = -1;

  private final DecisionDiagrams diagrams;
  private final int initial;
  private final int[] roots;
  private final IntList levels = new IntList();
  private final IntList lows = new IntList();
  private final IntList highs = new IntList();

  private FlatBehaviours(SymbolicAutomaton automaton) {
    this.diagrams = automaton.diagrams();
    this.initial = automaton.initial();
    this.roots = new int[automaton.stateCount()];
    int[] numbers = new int[diagrams.nodeCount()];
    Arrays.fill(numbers, UNKNOWN);
    Arrays.setAll(roots, q -> reference(automaton.behaviour(q), numbers));
  }

  /** The behaviours of an automaton; time and memory are linear in its size. */
  static FlatBehaviours of(SymbolicAutomaton automaton) {
    return new FlatBehaviours(automaton);
  }

  private int reference(int node, int[] numbers) {
    if (diagrams.isLeaf(node)) {
      int value = diagrams.value(node);
      return value == SymbolicAutomaton.IMPOSSIBLE ? IMPOSSIBLE : leaf(value);
    }
    if (numbers[node] == UNKNOWN) {
      int low = reference(diagrams.low(node), numbers);
      int high = reference(diagrams.high(node), numbers);
      numbers[node] = levels.size();
      levels.add(diagrams.level(node));
      lows.add(low);
      highs.add(high);
    }
    return numbers[node];
  }

  /** The states that some trace reaches. */
  BitSet reachable() {
    BitSet states = new BitSet();
    BitSet nodes = new BitSet();
    IntList todo = new IntList();
    states.set(initial);
    todo.add(roots[initial]);
    while (!todo.isEmpty()) {
      int reference = todo.removeLast();
      if (isNode(reference)) {
        if (!nodes.get(reference)) {
          nodes.set(reference);
          todo.add(low(reference));
          todo.add(high(reference));
        }
      } else if (reference != IMPOSSIBLE && !states.get(state(reference))) {
        states.set(state(reference));
        todo.add(roots[state(reference)]);
      }
    }
    return states;
  }

  int stateCount() {
    return roots.length;
  }

  int nodeCount() {
    return levels.size();
  }

  /** The reference to the behaviour of a state. */
  int root(int state) {
    return roots[state];
  }

  /** The place of the label that a node tests, in the order in which labels are tested. */
  int level(int node) {
    return levels.get(node);
  }

  /** The reference to what remains when the label does not hold. */
  int low(int node) {
    return lows.get(node);
  }

  /** The reference to what remains when the label holds. */
  int high(int node) {
    return highs.get(node);
  }

  /** The level of the first label that is tested below two references, one of them to a node. */
  int topLevel(int left, int right) {
    int ofLeft = isNode(left) ? level(left) : Integer.MAX_VALUE;
    return isNode(right) ? Math.min(ofLeft, level(right)) : ofLeft;
  }

  /** The reference to what remains when the label at a level, none above, does not hold. */
  int without(int reference, int level) {
    return isNode(reference) && level(reference) == level ? low(reference) : reference;
  }

  /** The reference to what remains when the label at a level, none above, holds. */
  int with(int reference, int level) {
    return isNode(reference) && level(reference) == level ? high(reference) : reference;
  }

  /** The reference to the leaf of a state, or of another number from 0. */
  static int leaf(int state) {
    return -2 - state;
  }

  /** The state that a reference to a leaf other than {@link #IMPOSSIBLE} stands for. */
  static int state(int reference) {
    return -2 - reference;
  }

  /** Whether a reference is to a node. */
  static boolean isNode(int reference) {
    return reference >= 0;
  }
}
