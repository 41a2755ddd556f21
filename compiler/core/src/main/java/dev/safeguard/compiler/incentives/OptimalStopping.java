package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.limits.Budget;
import java.util.Arrays;

/**
 * The greatest discounted sum of weights of a path from each vertex of a graph that may stop at any
 * vertex: x(v) = max(0, max over edges e of v: w(e) + g * x(target of e)).
 *
 * <p>It is found by policy iteration. Each round raises values along a queue, so that one reaches
 * from the end of a long path to its beginning, and then computes those of the chosen paths and
 * cycles. Linear in vertices and edges a round; there are few rounds.
 */
final class OptimalStopping {
  private static final int STOP = -1;

  /** How often a round raises one vertex: more would be to go round a cycle step by step. */
  private static final int MOST_RAISES = 4;

  /** Relative to weights and values: a hundred times what rounding does to a sum. */
  private static final double TOLERANCE = 0x1p-46;

  private static final double ROUNDING = 0x1p-53;

  private final StateGraph graph;
  private final StateGraph reversed;
  private final double[] weights;
  private final double discount;
  private final double haste;
  private final double greatestWeight;
  private final double[] values;
  private final int[] choices;

  private OptimalStopping(StateGraph graph, double[] weights, EnvironmentReward environment) {
    this.graph = graph;
    this.reversed = graph.reversed();
    this.weights = weights;
    this.discount = environment.discount().doubleValue();
    this.haste = environment.haste();
    this.greatestWeight = Arrays.stream(weights).map(Math::abs).max().orElse(0);
    this.values = new double[graph.stateCount()];
    this.choices = new int[graph.stateCount()];
    Arrays.fill(choices, STOP);
  }

  /**
   * Solves it.
   *
   * @param weights for each edge
   */
  static OptimalStopping of(
      StateGraph graph, double[] weights, EnvironmentReward environment, Budget budget) {
    OptimalStopping problem = new OptimalStopping(graph, weights, environment);
    double[] before;
    do {
      before = problem.values.clone();
      problem.raise(budget);
      problem.evaluate();
    } while (problem.roseFrom(before));
    problem.stay();
    problem.evaluate();
    return problem;
  }

  /** The greatest sum from a vertex; not negative. */
  double value(int vertex) {
    return values[vertex];
  }

  /** The vertices after one on its best path, up to where it stops or has closed a cycle. */
  Route route(int vertex) {
    return Route.follow(vertex, this::next);
  }

  /** The vertex that follows one on its best path, or -1 where it stops. */
  int next(int vertex) {
    return choices[vertex] == STOP ? STOP : graph.target(choices[vertex]);
  }

  /** By how much a value can differ from the true one at most, rounding included. */
  double error() {
    double residual = 0;
    for (int v = 0; v < values.length; v++) {
      int best = best(v);
      double promised = best == STOP ? 0 : Math.max(0, promise(best));
      residual = Math.max(residual, Math.abs(promised - values[v]));
    }
    return (residual + 8 * ROUNDING * magnitude()) / haste;
  }

  private double magnitude() {
    return greatestWeight + Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private boolean roseFrom(double[] before) {
    double tolerance = TOLERANCE * magnitude();
    for (int v = 0; v < values.length; v++) {
      if (values[v] - before[v] > tolerance) {
        return true;
      }
    }
    return false;
  }

  private double promise(int edge) {
    return weights[edge] + discount * values[graph.target(edge)];
  }

  /** The edge that promises most, the first of equals. */
  private int best(int vertex) {
    int best = STOP;
    for (int e = graph.firstEdge(vertex); e < graph.firstEdge(vertex + 1); e++) {
      if (best == STOP || promise(e) > promise(best)) {
        best = e;
      }
    }
    return best;
  }

  /** Chooses what promises more, from the vertices that are far from the initial one on. */
  private void raise(Budget budget) {
    double tolerance = TOLERANCE * magnitude();
    int count = values.length;
    int[] queue = new int[count];
    boolean[] waiting = new boolean[count];
    int[] raises = new int[count];
    for (int i = 0; i < count; i++) {
      queue[i] = count - 1 - i;
      waiting[i] = true;
    }
    int first = 0;
    int size = count;
    while (size > 0) {
      budget.tick();
      int v = queue[first];
      first = first + 1 == count ? 0 : first + 1;
      size--;
      waiting[v] = false;
      int best = best(v);
      if (best == STOP || raises[v] == MOST_RAISES || promise(best) <= values[v] + tolerance) {
        continue;
      }
      raises[v]++;
      values[v] = promise(best);
      choices[v] = best;
      for (int e = reversed.firstEdge(v); e < reversed.firstEdge(v + 1); e++) {
        int before = reversed.target(e);
        if (!waiting[before]) {
          waiting[before] = true;
          queue[(first + size) % count] = before;
          size++;
        }
      }
    }
  }

  /** Chooses to stay where that is as good as what is chosen, since it is easier to understand. */
  private void stay() {
    double tolerance = TOLERANCE * magnitude();
    for (int v = 0; v < values.length; v++) {
      for (int e = graph.firstEdge(v); e < graph.firstEdge(v + 1); e++) {
        boolean stays = graph.target(e) == v && choices[v] != STOP;
        choices[v] = stays && promise(e) >= values[v] - tolerance ? e : choices[v];
      }
    }
  }

  /** Computes the values of the chosen paths. */
  private void evaluate() {
    int count = values.length;
    int[] walk = new int[count]; // 0: not seen; -1: its value is known
    int[] path = new int[count];
    for (int start = 0; start < count; start++) {
      int length = 0;
      int v = start;
      while (walk[v] == 0 && choices[v] != STOP) {
        walk[v] = start + 1;
        path[length++] = v;
        v = next(v);
      }
      if (walk[v] == 0) {
        values[v] = 0;
      } else if (walk[v] == start + 1) {
        values[v] = cycle(v);
      }
      walk[v] = -1;
      while (length > 0) {
        int u = path[--length];
        if (walk[u] != -1) {
          values[u] = promise(choices[u]);
          walk[u] = -1;
        }
      }
    }
  }

  /** The value of going round a cycle of choices for ever. */
  private double cycle(int head) {
    double lap = 0;
    double factor = 1;
    int length = 0;
    int v = head;
    do {
      lap += factor * weights[choices[v]];
      factor *= discount;
      length++;
      v = next(v);
    } while (v != head);
    return lap / -Math.expm1(length * Math.log1p(-haste));
  }
}
