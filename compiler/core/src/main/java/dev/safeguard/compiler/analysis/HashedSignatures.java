package dev.safeguard.compiler.analysis;

import java.util.Arrays;

/**
 * Signatures by way of numbers that mix what they are made of; different signatures may have one
 * number by a coincidence. A node that several states share is looked at once in a call.
 */
final class HashedSignatures implements Signatures {
  private final FlatBehaviours behaviours;
  private final Colors colors;
  private final long[] known;
  private final int[] knownIn;
  private int call;

  HashedSignatures(FlatBehaviours behaviours, Colors colors) {
    this.behaviours = behaviours;
    this.colors = colors;
    this.known = new long[behaviours.nodeCount()];
    this.knownIn = new int[behaviours.nodeCount()];
  }

  @Override
  public int[] of(int[] states, int[] block) {
    call++;
    long[] hashes = new long[states.length];
    for (int i = 0; i < states.length; i++) {
      hashes[i] = hash(behaviours.root(states[i]), block);
    }
    long[] sorted = hashes.clone();
    Arrays.sort(sorted);
    int[] ranks = new int[states.length];
    Arrays.setAll(ranks, i -> firstOf(sorted, hashes[i]));
    return ranks;
  }

  /** The place of the first of equal elements. */
  private static int firstOf(long[] sorted, long element) {
    int from = 0;
    int to = sorted.length;
    while (from < to) {
      int middle = from + to >>> 1;
      if (sorted[middle] < element) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private long hash(int reference, int[] block) {
    if (!FlatBehaviours.isNode(reference)) {
      boolean possible = reference != FlatBehaviours.IMPOSSIBLE;
      return colors.mix(possible ? block[FlatBehaviours.state(reference)] : -1, 1);
    }
    if (knownIn[reference] != call) {
      long low = hash(behaviours.low(reference), block);
      long high = hash(behaviours.high(reference), block);
      known[reference] = colors.branch(behaviours.level(reference), low, high);
      knownIn[reference] = call;
    }
    return known[reference];
  }
}
