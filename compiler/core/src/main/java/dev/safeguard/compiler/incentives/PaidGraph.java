package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.analysis.ShortestTrace;
import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The reachable points of episodes that have not violated a safeguard: a state with the rewards
 * that have been paid for the only time. The vertices are numbered by their distance from the
 * initial one, 0; each edge knows what the safeguard pays for taking it.
 */
final class PaidGraph {
  private final MonitorModel model;
  private final StateGraph graph;
  private final int[] states;
  private final double[] pay;
  private final ShortestTrace traces;

  PaidGraph(MonitorModel model, StateGraph graph, int[] states, double[] pay) {
    this.model = model;
    this.graph = graph;
    this.states = states;
    this.pay = pay;
    this.traces =
        new ShortestTrace(graph, (from, to) -> model.automaton().guard(states[from], states[to]));
  }

  /**
   * Explores the points.
   *
   * @param model whose initial state is not doomed
   * @throws BudgetExceededException if there are more points than states are allowed, which only
   *     rewards that are paid once can bring about
   */
  static PaidGraph of(MonitorModel model, Budget budget) {
    return new PointExploration(model, budget).explore();
  }

  MonitorModel model() {
    return model;
  }

  StateGraph graph() {
    return graph;
  }

  /** The number of the safeguard's state at a vertex. */
  int state(int vertex) {
    return states[vertex];
  }

  /** The safeguard's state at a vertex. */
  MonitorModel.State declared(int vertex) {
    return model.states().get(states[vertex]);
  }

  /** What the safeguard pays on top of the environment's reward for taking an edge. */
  double pay(int edge) {
    return pay[edge];
  }

  int edgeCount() {
    return pay.length;
  }

  /** The trace from the beginning of an episode to a vertex, first in the order of witnesses. */
  List<Long> traceTo(int vertex) {
    BitSet target = new BitSet();
    target.set(vertex);
    return traces.between(0, target).orElseThrow();
  }

  /** The observations that lead from a vertex along others, each the smallest that does. */
  List<Long> observations(int from, int[] vertices) {
    List<Long> observations = new ArrayList<>();
    int at = states[from];
    for (int vertex : vertices) {
      observations.add(model.automaton().guard(at, states[vertex]).smallest());
      at = states[vertex];
    }
    return observations;
  }
}
