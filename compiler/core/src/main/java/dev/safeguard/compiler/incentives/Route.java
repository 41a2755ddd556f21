package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.automaton.IntList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * A path through a graph: from a vertex, which is not listed, along vertices, and then round a
 * cycle.
 *
 * @param stem the vertices before the cycle, its head included
 * @param lap the vertices of the cycle after its head, which comes last; empty if the path stops
 */
record Route(int[] stem, int[] lap) {
  /**
   * Follows choices until they stop or repeat.
   *
   * @param next the vertex after one, or -1 where the path stops
   */
  static Route follow(int from, IntUnaryOperator next) {
    IntList path = new IntList();
    Map<Integer, Integer> seen = new HashMap<>();
    int at = from;
    while (at >= 0 && !seen.containsKey(at)) {
      seen.put(at, path.size());
      path.add(at);
      at = next.applyAsInt(at);
    }
    if (at < 0) {
      return new Route(Arrays.copyOfRange(path.toArray(), 1, path.size()), new int[0]);
    }
    path.add(at);
    int head = seen.getOrDefault(at, 0);
    return new Route(
        Arrays.copyOfRange(path.toArray(), 1, head + 1),
        Arrays.copyOfRange(path.toArray(), head + 1, path.size()));
  }

  /** The same after one more step before it: to the vertex that it began from. */
  Route after(int first) {
    int[] longer = new int[stem.length + 1];
    longer[0] = first;
    System.arraycopy(stem, 0, longer, 1, stem.length);
    return new Route(longer, lap);
  }
}
