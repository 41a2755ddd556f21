package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.IntList;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.BitSet;

/**
 * The ways from where a safeguard can go on to a violation that can no longer be avoided. Outside
 * of the states from which it can go on there are no cycles, so one pass finds the best of them,
 * when the environment pays its most.
 */
final class Lures {
  private final MonitorModel model;
  private final StateGraph graph;
  private final BitSet live;
  private final EnvironmentReward environment;
  private final int[] order;

  /**
   * @param graph the graph of the safeguard's states
   * @param live the states from which it can go on
   */
  Lures(MonitorModel model, StateGraph graph, BitSet live, EnvironmentReward environment) {
    this.model = model;
    this.graph = graph;
    this.live = live;
    this.environment = environment;
    this.order = order();
  }

  /** The states that are not doomed, each after those that follow it outside of the live ones. */
  private int[] order() {
    int[] ways = new int[graph.stateCount()];
    IntList order = new IntList();
    for (int q = 0; q < ways.length; q++) {
      for (int e = graph.firstEdge(q); e < graph.firstEdge(q + 1); e++) {
        ways[q] += isForlorn(graph.target(e)) ? 1 : 0;
      }
      if (isForlorn(q) && ways[q] == 0) {
        order.add(q);
      }
    }
    StateGraph reversed = graph.reversed();
    for (int i = 0; i < order.size(); i++) {
      int q = order.get(i);
      for (int e = reversed.firstEdge(q); e < reversed.firstEdge(q + 1); e++) {
        int before = reversed.target(e);
        if (isForlorn(before) && --ways[before] == 0) {
          order.add(before);
        }
      }
    }
    live.stream().forEach(order::add);
    return order.toArray();
  }

  /** True if a state is not doomed, and every long enough trace from it is. */
  private boolean isForlorn(int state) {
    return !live.get(state) && !isDoomed(state);
  }

  boolean isDoomed(int state) {
    return model.states().get(state).verdict() == Verdict.VIOLATED;
  }

  /** The best ways under a penalty. */
  Best under(double penalty) {
    double most = environment.most().doubleValue();
    double discount = environment.discount().doubleValue();
    double[] values = new double[graph.stateCount()];
    int[] next = new int[graph.stateCount()];
    for (int q : order) {
      values[q] = Double.NEGATIVE_INFINITY;
      for (int e = graph.firstEdge(q); e < graph.firstEdge(q + 1); e++) {
        int to = graph.target(e);
        if (live.get(to)) {
          continue;
        }
        double value =
            isDoomed(to)
                ? -penalty
                : most + model.states().get(to).reward() + discount * values[to];
        if (value > values[q]) {
          values[q] = value;
          next[q] = to;
        }
      }
    }
    return new Best(values, next);
  }

  /**
   * For each state that is not doomed the best way from it.
   *
   * @param values what it returns; negative infinity if there is none that begins by leaving the
   *     live states
   * @param next the state that follows on it
   */
  record Best(double[] values, int[] next) {}
}
