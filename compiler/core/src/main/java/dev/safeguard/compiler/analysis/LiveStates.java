package dev.safeguard.compiler.analysis;

import java.util.BitSet;

/** Finds out from where a run can go on for ever without leaving some states. */
public final class LiveStates {
  private LiveStates() {}

  /**
   * The largest set of allowed states in which each has a successor in the set. Time is linear in
   * states and edges.
   */
  public static BitSet within(StateGraph graph, BitSet allowed) {
    StateGraph reversed = graph.reversed();
    BitSet live = (BitSet) allowed.clone();
    int[] ways = new int[graph.stateCount()];
    int[] dead = new int[graph.stateCount()];
    int end = 0;
    for (int q = allowed.nextSetBit(0); q >= 0; q = allowed.nextSetBit(q + 1)) {
      for (int e = graph.firstEdge(q); e < graph.firstEdge(q + 1); e++) {
        ways[q] += allowed.get(graph.target(e)) ? 1 : 0;
      }
      if (ways[q] == 0) {
        dead[end++] = q;
      }
    }
    for (int begin = 0; begin < end; begin++) {
      int q = dead[begin];
      live.clear(q);
      for (int e = reversed.firstEdge(q); e < reversed.firstEdge(q + 1); e++) {
        int from = reversed.target(e);
        if (live.get(from) && --ways[from] == 0) {
          dead[end++] = from;
        }
      }
    }
    return live;
  }
}
