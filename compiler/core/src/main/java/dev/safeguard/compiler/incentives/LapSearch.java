package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.incentives.Behaviour.Steps;
import dev.safeguard.compiler.limits.Budget;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds the states in which it pays to stay, and then the cycles in which it pays to go round. */
final class LapSearch {
  private final PaidGraph points;
  private final EnvironmentReward environment;
  private final BitSet stalling = new BitSet();
  private final int[] stallingVertices;
  private final OptimalStopping circling;

  LapSearch(PaidGraph points, EnvironmentReward environment, Budget budget) {
    this.points = points;
    this.environment = environment;
    this.stallingVertices =
        IntStream.range(0, points.graph().stateCount()).filter(this::paysToStay).toArray();
    Arrays.stream(stallingVertices).map(points::state).forEach(stalling::set);
    this.circling = OptimalStopping.of(points.graph(), weights(), environment, budget);
  }

  private boolean paysToStay(int vertex) {
    StateGraph graph = points.graph();
    return IntStream.range(graph.firstEdge(vertex), graph.firstEdge(vertex + 1))
        .filter(edge -> graph.target(edge) == vertex)
        .anyMatch(
            edge -> environment.neutral().add(BigDecimal.valueOf(points.pay(edge))).signum() > 0);
  }

  /** What each edge pays, if the states that stall are mended. */
  private double[] weights() {
    double neutral = environment.neutral().doubleValue();
    StateGraph graph = points.graph();
    return IntStream.range(0, points.edgeCount())
        .mapToDouble(
            edge ->
                neutral + (stalling.get(points.state(graph.target(edge))) ? 0 : points.pay(edge)))
        .toArray();
  }

  /** The states in which it pays to stay, if there are any. */
  Optional<RewardedLap> stall() {
    List<MonitorModel.State> states = points.model().states();
    return Arrays.stream(stallingVertices)
        .boxed()
        .reduce((best, next) -> reward(next) > reward(best) ? next : best)
        .map(
            worst ->
                new RewardedLap(
                    IntStream.concat(
                            IntStream.of(points.state(worst)),
                            stalling.stream().filter(q -> q != points.state(worst)))
                        .mapToObj(q -> states.get(q).name())
                        .toList(),
                    lap(worst, new int[] {worst})));
  }

  private double reward(int vertex) {
    return points.declared(vertex).reward();
  }

  /** A longer cycle in which it pays to go round, the one worth most, if there is one. */
  Optional<RewardedLap> cycle() {
    int best = -1;
    double error = circling.error();
    for (int v : onCycles()) {
      if (circling.value(v) > error && (best < 0 || circling.value(v) > circling.value(best))) {
        best = v;
      }
    }
    if (best < 0) {
      return Optional.empty();
    }
    int[] vertices = circling.route(best).lap();
    List<String> states = Arrays.stream(vertices).mapToObj(v -> points.declared(v).name()).toList();
    return Optional.of(new RewardedLap(states, lap(best, vertices)));
  }

  private Behaviour lap(int vertex, int[] vertices) {
    Steps steps =
        new Steps(points.traceTo(vertex), List.of(), points.observations(vertex, vertices));
    return Behaviour.of(points.model(), steps, environment.neutral(), environment.discount());
  }

  /** By how much the worth of a lap can differ from the true one at most. */
  double error() {
    return circling.error();
  }

  /** The vertices on cycles of best choices, ascending. */
  private int[] onCycles() {
    int count = points.graph().stateCount();
    int[] walk = new int[count];
    BitSet found = new BitSet();
    for (int start = 0; start < count; start++) {
      int v = start;
      while (v >= 0 && walk[v] == 0) {
        walk[v] = start + 1;
        v = circling.next(v);
      }
      boolean closed = v >= 0 && walk[v] == start + 1;
      while (closed && !found.get(v)) {
        found.set(v);
        v = circling.next(v);
      }
    }
    return found.stream().toArray();
  }
}
