package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the one trace that is shown as a witness: shortest first, then fewest labels in all, then,
 * observation by observation, fewest labels and the order of declaration.
 */
public final class ShortestTrace {
  /** The observations that lead from one state to another. */
  @FunctionalInterface
  public interface Edges {
    Guard guard(int from, int to);
  }

  private static final int UNREACHED = Integer.MAX_VALUE;

  private final StateGraph graph;
  private final StateGraph reversed;
  private final Edges edges;

  /** Traces through a graph, of observations on its edges. */
  public ShortestTrace(StateGraph graph, Edges edges) {
    this.graph = graph;
    this.reversed = graph.reversed();
    this.edges = edges;
  }

  /** The trace from a state into a set of states; empty if there is none. */
  public Optional<List<Long>> between(int source, BitSet targets) {
    int[] distance = distances(targets, source);
    if (distance[source] == UNREACHED) {
      return Optional.empty();
    }
    int[] cost = costs(source, distance);
    List<Long> trace = new ArrayList<>();
    int state = source;
    while (distance[state] > 0) {
      int next = -1;
      long best = 0;
      for (int e = graph.firstEdge(state); e < graph.firstEdge(state + 1); e++) {
        int to = graph.target(e);
        if (distance[to] == distance[state] - 1) {
          long observation = edges.guard(state, to).smallest();
          boolean cheapest = Long.bitCount(observation) + cost[to] == cost[state];
          if (cheapest && (next < 0 || precedes(observation, best))) {
            next = to;
            best = observation;
          }
        }
      }
      trace.add(best);
      state = next;
    }
    return Optional.of(trace);
  }

  /** The trace of at least one observation from a state into a set of states, if there is one. */
  public Optional<List<Long>> betweenInOneStepAtLeast(int source, BitSet targets) {
    Optional<List<Long>> best = Optional.empty();
    for (int e = graph.firstEdge(source); e < graph.firstEdge(source + 1); e++) {
      int next = graph.target(e);
      Optional<List<Long>> rest = between(next, targets);
      if (rest.isPresent()) {
        List<Long> trace = new ArrayList<>(List.of(edges.guard(source, next).smallest()));
        trace.addAll(rest.get());
        if (best.isEmpty() || precedes(trace, best.get())) {
          best = Optional.of(trace);
        }
      }
    }
    return best;
  }

  /** True if a trace comes before another in the order of witnesses. */
  public static boolean precedes(List<Long> trace, List<Long> other) {
    int order = Integer.compare(trace.size(), other.size());
    if (order == 0) {
      order = Integer.compare(labels(trace), labels(other));
    }
    for (int i = 0; order == 0 && i < trace.size(); i++) {
      if (!trace.get(i).equals(other.get(i))) {
        order = precedes(trace.get(i), other.get(i)) ? -1 : 1;
      }
    }
    return order < 0;
  }

  private static int labels(List<Long> trace) {
    return trace.stream().mapToInt(Long::bitCount).sum();
  }

  /** True if an observation has fewer labels than another, or as many and those declared first. */
  static boolean precedes(long observation, long other) {
    int labels = Long.compare(Long.bitCount(observation), Long.bitCount(other));
    long firstDifference = Long.lowestOneBit(observation ^ other);
    return labels < 0 || (labels == 0 && (observation & firstDifference) != 0);
  }

  /** For each state the length of a shortest trace into the targets, as far out as the source. */
  private int[] distances(BitSet targets, int source) {
    int[] distance = new int[graph.stateCount()];
    Arrays.fill(distance, UNREACHED);
    int[] queue = new int[graph.stateCount()];
    int end = 0;
    for (int q = targets.nextSetBit(0); q >= 0; q = targets.nextSetBit(q + 1)) {
      distance[q] = 0;
      queue[end++] = q;
    }
    for (int begin = 0; begin < end && distance[source] == UNREACHED; begin++) {
      int q = queue[begin];
      for (int e = reversed.firstEdge(q); e < reversed.firstEdge(q + 1); e++) {
        int from = reversed.target(e);
        if (distance[from] == UNREACHED) {
          distance[from] = distance[q] + 1;
          queue[end++] = from;
        }
      }
    }
    return distance;
  }

  /** For each state on a shortest trace from the source, the fewest labels of the rest of one. */
  private int[] costs(int source, int[] distance) {
    IntList order = new IntList();
    BitSet seen = new BitSet();
    order.add(source);
    seen.set(source);
    for (int i = 0; i < order.size(); i++) {
      int q = order.get(i);
      for (int e = graph.firstEdge(q); e < graph.firstEdge(q + 1); e++) {
        int to = graph.target(e);
        if (distance[q] > 0 && distance[to] == distance[q] - 1 && !seen.get(to)) {
          seen.set(to);
          order.add(to);
        }
      }
    }
    int[] cost = new int[distance.length];
    for (int i = order.size() - 1; i >= 0; i--) {
      int q = order.get(i);
      if (distance[q] > 0) {
        cost[q] = UNREACHED;
        for (int e = graph.firstEdge(q); e < graph.firstEdge(q + 1); e++) {
          int to = graph.target(e);
          if (distance[to] == distance[q] - 1) {
            cost[q] = Math.min(cost[q], cost[to] + labels(edges.guard(q, to)));
          }
        }
      }
    }
    return cost;
  }

  private static int labels(Guard guard) {
    return guard.diagrams().fewestLabels(guard.root());
  }
}
