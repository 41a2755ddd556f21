package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.IntList;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Splits blocks of states until the states of each have one signature. When a block splits, its
 * largest part keeps the number, and only the predecessors of the others are looked at again (as in
 * Hopcroft 1971), so that a state is looked at O(log n) times for each of its edges.
 */
final class Refinement {
  private final Predecessors predecessors;
  private final Signatures signatures;

  // A refinable partition: the states of block b are elements[begin[b] .. end[b]).
  private final int[] elements;
  private final int[] place;
  private final int[] block;
  private final int[] begin;
  private final int[] end;
  private int count;

  // The key of a dirty state.
  private final int[] keys;

  private Refinement(FlatBehaviours behaviours, Signatures signatures, Blocks blocks) {
    int n = behaviours.stateCount();
    this.predecessors = new Predecessors(behaviours);
    this.signatures = signatures;
    this.block = blocks.of().clone();
    this.count = blocks.count();
    this.elements = new int[n];
    this.place = new int[n];
    this.begin = new int[n + 1];
    this.end = new int[n + 1];
    this.keys = new int[n];
    for (int q = 0; q < n; q++) {
      end[block[q]]++;
    }
    for (int b = 1; b < count; b++) {
      begin[b] = end[b - 1];
      end[b] += end[b - 1];
    }
    int[] next = begin.clone();
    for (int q = 0; q < n; q++) {
      place[q] = next[block[q]]++;
      elements[place[q]] = q;
    }
  }

  /** The coarsest stable blocks that refine given ones. */
  static Blocks of(FlatBehaviours behaviours, Signatures signatures, Blocks blocks) {
    Refinement refinement = new Refinement(behaviours, signatures, blocks);
    int[] dirty = refinement.elements.clone();
    while (dirty.length > 0) {
      dirty = refinement.refine(dirty);
    }
    return new Blocks(refinement.block, refinement.count);
  }

  /**
   * Splits blocks by the signatures of the dirty states; the clean states of a block have one
   * signature, and no dirty state has it. Returns the states whose signatures may have changed.
   */
  private int[] refine(int[] dirty) {
    long[] keyed = new long[dirty.length];
    int[] found = signatures.of(dirty, block);
    for (int i = 0; i < dirty.length; i++) {
      keys[dirty[i]] = found[i];
      keyed[i] = (long) block[dirty[i]] << 32 | i;
    }
    Arrays.sort(keyed);
    IntList moved = new IntList();
    for (int from = 0; from < keyed.length; ) {
      int to = endOfGroup(keyed, from);
      int[] members = new int[to - from];
      for (int i = from; i < to; i++) {
        members[i - from] = dirty[(int) keyed[i]];
      }
      split((int) (keyed[from] >>> 32), members, moved);
      from = to;
    }
    return predecessors.of(moved);
  }

  /** Splits one block into its clean states and the groups of dirty states with equal keys. */
  private void split(int which, int[] dirty, IntList moved) {
    if (end[which] - begin[which] == 1) {
      return;
    }
    long[] byKey = new long[dirty.length];
    for (int i = 0; i < dirty.length; i++) {
      byKey[i] = (long) keys[dirty[i]] << 32 | dirty[i];
    }
    Arrays.sort(byKey);
    int clean = end[which] - begin[which] - dirty.length;
    int largest = clean;
    int largestKey = -1;
    for (int from = 0, to; from < byKey.length; from = to) {
      to = endOfGroup(byKey, from);
      if (to - from > largest) {
        largest = to - from;
        largestKey = (int) (byKey[from] >>> 32);
      }
    }
    boolean cleanStays = largest == clean;
    for (int from = 0, to; from < byKey.length; from = to) {
      to = endOfGroup(byKey, from);
      if (cleanStays || (int) (byKey[from] >>> 32) != largestKey) {
        int made = begin(which);
        for (int i = from; i < to; i++) {
          move((int) byKey[i], which, made, moved);
        }
      }
    }
    if (!cleanStays && clean > 0) {
      BitSet stays = new BitSet();
      for (long entry : byKey) {
        stays.set((int) entry);
      }
      int[] rest = Arrays.copyOfRange(elements, begin[which], end[which]);
      int made = begin(which);
      for (int q : rest) {
        if (!stays.get(q)) {
          move(q, which, made, moved);
        }
      }
    }
  }

  private static int endOfGroup(long[] byKey, int from) {
    int to = from;
    while (to < byKey.length && byKey[to] >>> 32 == byKey[from] >>> 32) {
      to++;
    }
    return to;
  }

  /** A new empty block that grows at the expense of the front of another. */
  private int begin(int which) {
    begin[count] = begin[which];
    end[count] = begin[which];
    return count++;
  }

  private void move(int q, int from, int to, IntList moved) {
    int front = elements[begin[from]];
    elements[place[q]] = front;
    place[front] = place[q];
    elements[begin[from]] = q;
    place[q] = begin[from];
    begin[from]++;
    end[to]++;
    block[q] = to;
    moved.add(q);
  }
}
