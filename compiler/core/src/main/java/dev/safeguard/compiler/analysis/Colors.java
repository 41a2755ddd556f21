package dev.safeguard.compiler.analysis;

import java.util.Arrays;

/**
 * Colours of states: a state's next colour is made of its own and of its behaviour, with each
 * successor replaced by that one's colour. States of different colours are told apart by some
 * trace. States of one colour might be so too, by a coincidence: colours are numbers that mix what
 * they are made of.
 */
final class Colors {
  private static final long IMPOSSIBLE = 0x5851F42D4C957F2DL;

  private final FlatBehaviours behaviours;
  private final long mask;
  private final long[] ofNodes;
  private long[] ofStates;
  private long[] next;

  /**
   * @param output what is seen of each state at first
   * @param mask which bits of colours are used; fewer than all make coincidences likely
   */
  Colors(FlatBehaviours behaviours, int[] output, long mask) {
    this.behaviours = behaviours;
    this.mask = mask;
    this.ofNodes = new long[behaviours.nodeCount()];
    this.ofStates = new long[behaviours.stateCount()];
    this.next = new long[behaviours.stateCount()];
    Arrays.setAll(ofStates, q -> mix(output[q], 0));
  }

  /** Gives every state its next colour. */
  void refine() {
    for (int node = 0; node < ofNodes.length; node++) {
      long low = of(behaviours.low(node));
      long high = of(behaviours.high(node));
      ofNodes[node] = branch(behaviours.level(node), low, high);
    }
    for (int q = 0; q < next.length; q++) {
      next[q] = mix(ofStates[q], of(behaviours.root(q)));
    }
    long[] before = ofStates;
    ofStates = next;
    next = before;
  }

  private long of(int reference) {
    if (FlatBehaviours.isNode(reference)) {
      return ofNodes[reference];
    }
    return reference == FlatBehaviours.IMPOSSIBLE
        ? IMPOSSIBLE
        : ofStates[FlatBehaviours.state(reference)];
  }

  /** The colour of a node, which is that of its branches where they are alike. */
  long branch(int level, long low, long high) {
    return low == high ? low : mix(mix(low, high), level);
  }

  long mix(long a, long b) {
    long h = a * 0x9E3779B97F4A7C15L + b;
    h ^= h >>> 32;
    h *= 0xD6E8FEB86659FD93L;
    h ^= h >>> 29;
    h *= 0xBF58476D1CE4E5B9L;
    return (h ^ h >>> 32) & mask;
  }

  /** The colours as numbers from 0, in the order of the first state that has each. */
  Blocks blocks() {
    int[] blocks = new int[ofStates.length];
    int[] slots = new int[Integer.highestOneBit(Math.max(1, ofStates.length)) * 4];
    int[] first = new int[ofStates.length];
    int count = 0;
    for (int q = 0; q < blocks.length; q++) {
      int slot = (int) (ofStates[q] >>> 17) & slots.length - 1;
      while (slots[slot] != 0 && ofStates[first[slots[slot] - 1]] != ofStates[q]) {
        slot = slot + 1 & slots.length - 1;
      }
      if (slots[slot] == 0) {
        first[count++] = q;
        slots[slot] = count;
      }
      blocks[q] = slots[slot] - 1;
    }
    return new Blocks(blocks, count);
  }
}
