package dev.safeguard.compiler.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The rejecting sink components (Definition 9): strongly connected, without an accepting state, and
 * with no way to any other component.
 */
public final class RejectingSinks {
  private RejectingSinks() {}

  /** The states of each rejecting sink component, ascending; components by their first state. */
  public static List<BitSet> of(StateGraph graph, BitSet accepting) {
    SccDecomposition components = SccDecomposition.of(graph);
    int count = components.count();
    boolean[] excluded = new boolean[count];
    for (int q = 0; q < graph.stateCount(); q++) {
      int own = components.component(q);
      excluded[own] |= accepting.get(q);
      for (int e = graph.firstEdge(q); e < graph.firstEdge(q + 1); e++) {
        excluded[own] |= components.component(graph.target(e)) != own;
      }
    }
    int[] place = new int[count];
    List<BitSet> sinks = new ArrayList<>();
    for (int q = 0; q < graph.stateCount(); q++) {
      int own = components.component(q);
      if (!excluded[own]) {
        if (place[own] == 0) {
          sinks.add(new BitSet());
          place[own] = sinks.size();
        }
        sinks.get(place[own] - 1).set(q);
      }
    }
    return sinks;
  }
}
