package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Sets of states, each with a number of its own, so that a diagram's leaf can hold one. */
final class StateSets {
  /** The number of the set without states. */
  static final int EMPTY = 0;

  private final int most;
  private final List<List<Integer>> sets = new ArrayList<>();
  private final Map<List<Integer>, Integer> numbers = new HashMap<>();

  /**
   * @param most how many sets there may be
   */
  StateSets(int most) {
    this.most = most;
    number(List.of());
  }

  /** The number of the set that holds one state. */
  int singleton(int state) {
    return number(List.of(state));
  }

  /**
   * The number of the set of all states that are in one of two.
   *
   * @throws BudgetExceededException if there are too many sets
   */
  int union(int left, int right) {
    if (left == right || right == EMPTY) {
      return left;
    }
    if (left == EMPTY) {
      return right;
    }
    TreeSet<Integer> union = new TreeSet<>(sets.get(left));
    union.addAll(sets.get(right));
    return number(List.copyOf(union));
  }

  /** The states of a set, ascending. */
  List<Integer> states(int number) {
    return sets.get(number);
  }

  private int number(List<Integer> states) {
    Integer known = numbers.get(states);
    if (known != null) {
      return known;
    }
    if (sets.size() == most) {
      throw BudgetExceededException.states(most);
    }
    sets.add(states);
    numbers.put(states, sets.size() - 1);
    return sets.size() - 1;
  }
}
