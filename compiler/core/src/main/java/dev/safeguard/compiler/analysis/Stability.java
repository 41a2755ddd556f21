package dev.safeguard.compiler.analysis;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Whether blocks of states are right: all states of one look the same and behave the same. */
final class Stability {
  private final FlatBehaviours behaviours;
  private final int[] block;
  private final Set<Long> equal = new HashSet<>();

  private Stability(FlatBehaviours behaviours, int[] block) {
    this.behaviours = behaviours;
    this.block = block;
  }

  /**
   * Compares each state with the first of its block, exactly.
   *
   * @param seen what is seen of each state
   */
  static boolean of(FlatBehaviours behaviours, int[] seen, Blocks blocks) {
    int[] block = blocks.of();
    Stability stability = new Stability(behaviours, block);
    int[] first = new int[blocks.count()];
    Arrays.fill(first, -1);
    for (int q = 0; q < block.length; q++) {
      int other = first[block[q]];
      if (other < 0) {
        first[block[q]] = q;
      } else if (seen[other] != seen[q]
          || !stability.areEqual(behaviours.root(other), behaviours.root(q))) {
        return false;
      }
      stability.equal.clear();
    }
    return true;
  }

  /** True if two references denote one function to blocks. */
  private boolean areEqual(int left, int right) {
    if (left == right) {
      return true;
    }
    if (!FlatBehaviours.isNode(left) && !FlatBehaviours.isNode(right)) {
      return blockOf(left) == blockOf(right);
    }
    long pair = (long) left << 32 | right & 0xFFFFFFFFL;
    if (equal.contains(pair)) {
      return true;
    }
    int level = behaviours.topLevel(left, right);
    if (!areEqual(behaviours.without(left, level), behaviours.without(right, level))
        || !areEqual(behaviours.with(left, level), behaviours.with(right, level))) {
      return false;
    }
    equal.add(pair);
    return true;
  }

  private int blockOf(int reference) {
    return reference == FlatBehaviours.IMPOSSIBLE ? -1 : block[FlatBehaviours.state(reference)];
  }
}
