package dev.safeguard.compiler.analysis;

import java.util.Arrays;

/**
 * Whether blocks of states are right: all states of one look the same and behave the same.
 *
 * <p>With each state replaced by its block, the nodes of all behaviours are made canonical, those
 * below first: equal functions to blocks get equal numbers. That is exact, and takes time and
 * memory linear in the number of nodes, whatever the blocks are.
 */
final class Stability {
  private final FlatBehaviours behaviours;
  private final Blocks blocks;

  /** For each node the first one that denotes the same function, or a leaf's reference. */
  private final int[] canonical;

  /** Open addressing: nodes plus one, found by what they are made of; 0 where there is none. */
  private final int[] slots;

  private Stability(FlatBehaviours behaviours, Blocks blocks) {
    this.behaviours = behaviours;
    this.blocks = blocks;
    this.canonical = new int[behaviours.nodeCount()];
    this.slots = new int[Integer.highestOneBit(Math.max(1, behaviours.nodeCount())) * 4];
    Arrays.setAll(canonical, this::firstLike);
  }

  /**
   * Compares each state with the first of its block, exactly.
   *
   * @param seen what is seen of each state
   */
  static boolean of(FlatBehaviours behaviours, int[] seen, Blocks blocks) {
    Stability stability = new Stability(behaviours, blocks);
    int[] first = new int[blocks.count()];
    Arrays.fill(first, -1);
    for (int q = 0; q < seen.length; q++) {
      int block = blocks.of()[q];
      int other = first[block];
      if (other < 0) {
        first[block] = q;
      } else if (seen[other] != seen[q] || !stability.areEqual(other, q)) {
        return false;
      }
    }
    return true;
  }

  private boolean areEqual(int state, int other) {
    return of(behaviours.root(state)) == of(behaviours.root(other));
  }

  /** The reference that stands for all that denote the same function to blocks. */
  private int of(int reference) {
    if (FlatBehaviours.isNode(reference)) {
      return canonical[reference];
    }
    return reference == FlatBehaviours.IMPOSSIBLE
        ? reference
        : FlatBehaviours.leaf(blocks.of()[FlatBehaviours.state(reference)]);
  }

  private int firstLike(int node) {
    int level = behaviours.level(node);
    int low = of(behaviours.low(node));
    int high = of(behaviours.high(node));
    if (low == high) {
      return low;
    }
    int slot = hash(level, low, high) & slots.length - 1;
    while (slots[slot] != 0 && !isMadeOf(slots[slot] - 1, level, low, high)) {
      slot = slot + 1 & slots.length - 1;
    }
    if (slots[slot] == 0) {
      slots[slot] = node + 1;
    }
    return slots[slot] - 1;
  }

  private boolean isMadeOf(int node, int level, int low, int high) {
    return behaviours.level(node) == level
        && of(behaviours.low(node)) == low
        && of(behaviours.high(node)) == high;
  }

  private static int hash(int level, int low, int high) {
    long h = (low * 0x9E3779B97F4A7C15L + high) * 0xD6E8FEB86659FD93L + level;
    h = (h ^ h >>> 32) * 0xBF58476D1CE4E5B9L;
    return (int) (h >>> 29);
  }
}
