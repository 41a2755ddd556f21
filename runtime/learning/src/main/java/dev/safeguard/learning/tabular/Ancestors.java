package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Safeguard;
import java.util.ArrayList;
import java.util.List;

/**
 * The loop-free ancestors of each state in a safeguard's graph, as Eq. 7 needs them: breadth first
 * from child to parent, so the closest comes first; states at the same distance by their numbers; a
 * state is not its own ancestor.
 */
final class Ancestors {
  private final int[][] closestFirst;

  Ancestors(Safeguard safeguard) {
    int count = safeguard.states().size();
    closestFirst = new int[count][];
    for (int state = 0; state < count; state++) {
      closestFirst[state] = search(safeguard, state);
    }
  }

  /** The ancestors q_-1, q_-2, ..., q_-k of a state; not to be written to. */
  int[] of(int state) {
    return closestFirst[state];
  }

  private static int[] search(Safeguard safeguard, int state) {
    List<Integer> found = new ArrayList<>();
    found.add(state);
    for (int next = 0; next < found.size(); next++) {
      for (int parent = 0; parent < safeguard.states().size(); parent++) {
        boolean leadsHere = safeguard.states().get(parent).successors().contains(found.get(next));
        if (leadsHere && !found.contains(parent)) {
          found.add(parent);
        }
      }
    }
    return found.stream().skip(1).mapToInt(Integer::intValue).toArray();
  }
}
