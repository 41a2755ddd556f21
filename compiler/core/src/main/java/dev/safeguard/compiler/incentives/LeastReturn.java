package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.limits.Budget;
import java.util.stream.IntStream;

/**
 * The least that a behaviour returns from a vertex which goes on by at least one step and keeps the
 * safeguard, for ever or until the episode ends, and is paid the environment's least: least(v) =
 * min over v' of a + pay(v') + g * min(0, least(v')).
 */
final class LeastReturn {
  private final PaidGraph points;
  private final double least;
  private final double discount;
  private final OptimalStopping losses;

  LeastReturn(PaidGraph points, EnvironmentReward environment, Budget budget) {
    this.points = points;
    this.least = environment.least().doubleValue();
    this.discount = environment.discount().doubleValue();
    double[] weights =
        IntStream.range(0, points.edgeCount())
            .mapToDouble(edge -> -(least + points.pay(edge)))
            .toArray();
    this.losses = OptimalStopping.of(points.graph(), weights, environment, budget);
  }

  /** The return from a vertex that some edge leaves. */
  double of(int vertex) {
    return through(first(vertex));
  }

  /** A behaviour that returns so much. */
  Route route(int vertex) {
    int first = points.graph().target(first(vertex));
    return losses.route(first).after(first);
  }

  /** By how much a return can differ from the true one at most. */
  double error() {
    return losses.error();
  }

  private int first(int vertex) {
    StateGraph graph = points.graph();
    int best = graph.firstEdge(vertex);
    for (int e = best + 1; e < graph.firstEdge(vertex + 1); e++) {
      if (through(e) < through(best)) {
        best = e;
      }
    }
    return best;
  }

  private double through(int edge) {
    return least + points.pay(edge) - discount * losses.value(points.graph().target(edge));
  }
}
