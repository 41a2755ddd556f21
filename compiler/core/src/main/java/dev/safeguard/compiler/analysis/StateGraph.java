package dev.safeguard.compiler.analysis;

import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * Which state follows which, as flat arrays: the successors of state q are {@code
 * targets[offsets[q] .. offsets[q + 1]]}.
 */
final class StateGraph {
  private final int[] offsets;
  private final int[] targets;

  private StateGraph(int[] offsets, int[] targets) {
    this.offsets = offsets;
    this.targets = targets;
  }

  /**
   * A graph of a number of states.
   *
   * @param successors gives for each state its successors, each once
   */
  static StateGraph of(int states, IntFunction<int[]> successors) {
    int[][] lists = new int[states][];
    int[] offsets = new int[states + 1];
    for (int q = 0; q < states; q++) {
      lists[q] = successors.apply(q);
      offsets[q + 1] = offsets[q] + lists[q].length;
    }
    int[] targets = new int[offsets[states]];
    for (int q = 0; q < states; q++) {
      System.arraycopy(lists[q], 0, targets, offsets[q], lists[q].length);
    }
    return new StateGraph(offsets, targets);
  }

  int stateCount() {
    return offsets.length - 1;
  }

  /** Where the successors of a state begin among all edges. */
  int firstEdge(int state) {
    return offsets[state];
  }

  /** The state that an edge leads to. */
  int target(int edge) {
    return targets[edge];
  }

  /** The graph with every edge turned round. */
  StateGraph reversed() {
    int states = stateCount();
    int[] reversedOffsets = new int[states + 1];
    for (int target : targets) {
      reversedOffsets[target + 1]++;
    }
    for (int q = 0; q < states; q++) {
      reversedOffsets[q + 1] += reversedOffsets[q];
    }
    int[] next = reversedOffsets.clone();
    int[] sources = new int[targets.length];
    for (int q = 0; q < states; q++) {
      for (int e = offsets[q]; e < offsets[q + 1]; e++) {
        sources[next[targets[e]]++] = q;
      }
    }
    return new StateGraph(reversedOffsets, sources);
  }

  /** The states that can be reached from some states, these included. */
  BitSet reachable(BitSet from) {
    BitSet seen = (BitSet) from.clone();
    int[] queue = new int[stateCount()];
    int end = 0;
    for (int q = from.nextSetBit(0); q >= 0; q = from.nextSetBit(q + 1)) {
      queue[end++] = q;
    }
    for (int begin = 0; begin < end; begin++) {
      int q = queue[begin];
      for (int e = offsets[q]; e < offsets[q + 1]; e++) {
        if (!seen.get(targets[e])) {
          seen.set(targets[e]);
          queue[end++] = targets[e];
        }
      }
    }
    return seen;
  }

  /** The states that can be reached from one state, itself included. */
  BitSet reachable(int from) {
    BitSet start = new BitSet();
    start.set(from);
    return reachable(start);
  }
}
