package dev.safeguard.compiler.automaton;

import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Two automata of one store side by side: the pairs of states that some trace reaches from the pair
 * of the initial states, built as they are met.
 */
public final class Product {
  /** Which pairs of states accept. */
  @FunctionalInterface
  public interface Acceptance {
    boolean accepts(boolean left, boolean right);
  }

  private final SymbolicAutomaton left;
  private final SymbolicAutomaton right;
  private final int stateBudget;
  private final IntList leftStates = new IntList();
  private final IntList rightStates = new IntList();
  private final Map<Long, Integer> numbers = new HashMap<>();
  private final IntList behaviour = new IntList();

  private Product(SymbolicAutomaton left, SymbolicAutomaton right, int stateBudget) {
    this.left = left;
    this.right = right;
    this.stateBudget = stateBudget;
    number(left.initial(), right.initial());
    for (int pair = 0; pair < leftStates.size(); pair++) {
      left.diagrams().budget().check();
      behaviour.add(
          left.diagrams()
              .combine(
                  left.behaviour(leftStates.get(pair)),
                  right.behaviour(rightStates.get(pair)),
                  this::number));
    }
  }

  /**
   * The product of two automata over the same store and assumption.
   *
   * @throws BudgetExceededException if more pairs than the budget can be reached
   */
  public static Product of(SymbolicAutomaton left, SymbolicAutomaton right, int stateBudget) {
    return new Product(left, right, stateBudget);
  }

  private int number(int leftState, int rightState) {
    if (leftState == SymbolicAutomaton.IMPOSSIBLE || rightState == SymbolicAutomaton.IMPOSSIBLE) {
      return SymbolicAutomaton.IMPOSSIBLE;
    }
    long key = (long) leftState << 32 | rightState;
    Integer known = numbers.get(key);
    if (known != null) {
      return known;
    }
    if (numbers.size() == stateBudget) {
      throw BudgetExceededException.states(stateBudget);
    }
    int made = numbers.size();
    numbers.put(key, made);
    leftStates.add(leftState);
    rightStates.add(rightState);
    return made;
  }

  /** The left state of a pair. */
  public int left(int pair) {
    return leftStates.get(pair);
  }

  /** The right state of a pair. */
  public int right(int pair) {
    return rightStates.get(pair);
  }

  /** The product as an automaton; pair 0 is initial. */
  public SymbolicAutomaton automaton(Acceptance acceptance) {
    BitSet accepting = new BitSet();
    for (int pair = 0; pair < leftStates.size(); pair++) {
      accepting.set(
          pair, acceptance.accepts(left.isAccepting(left(pair)), right.isAccepting(right(pair))));
    }
    return new SymbolicAutomaton(left.diagrams(), behaviour.toArray(), accepting, 0);
  }
}
