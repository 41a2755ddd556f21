package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.analysis.ShortestTrace;
import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.IntList;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reachable points of episodes that have not violated a safeguard: a state with the rewards
 * paid {@code once} that have been paid. The vertices are numbered by their distance from the
 * initial one, 0; each edge knows what the safeguard pays for taking it.
 */
final class PaidGraph {
  private final MonitorModel model;
  private final StateGraph graph;
  private final int[] states;
  private final double[] pay;
  private final ShortestTrace traces;

  private PaidGraph(MonitorModel model, StateGraph graph, int[] states, double[] pay) {
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
    return new Exploration(model, budget).explore();
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

  private static final class Exploration {
    private final MonitorModel model;
    private final StateGraph all;
    private final Budget budget;
    private final long mostVertices;
    private final Map<BitSet, Integer> numbers = new HashMap<>();
    private final List<BitSet> sets = new ArrayList<>();
    private final Map<Long, Integer> vertices = new HashMap<>();
    private final IntList states = new IntList();
    private final IntList paid = new IntList();
    private final IntList targets = new IntList();
    private final IntList offsets = new IntList();
    private final IntList sources = new IntList();

    Exploration(MonitorModel model, Budget budget) {
      this.model = model;
      this.all = StateGraph.of(model.automaton());
      this.budget = budget;
      this.mostVertices = Math.max(budget.limits().states(), all.stateCount());
    }

    PaidGraph explore() {
      vertex(model.initial(), set(new BitSet()));
      for (int v = 0; v < states.size(); v++) {
        budget.tick();
        offsets.add(targets.size());
        for (int e = all.firstEdge(states.get(v)); e < all.firstEdge(states.get(v) + 1); e++) {
          int next = all.target(e);
          if (model.states().get(next).verdict() != Verdict.VIOLATED) {
            targets.add(vertex(next, afterEntering(next, paid.get(v))));
            sources.add(v);
          }
        }
      }
      offsets.add(targets.size());
      StateGraph graph = StateGraph.of(states.size(), this::successors);
      return new PaidGraph(model, graph, states.toArray(), pay());
    }

    private int[] successors(int vertex) {
      int[] successors = new int[offsets.get(vertex + 1) - offsets.get(vertex)];
      for (int i = 0; i < successors.length; i++) {
        successors[i] = targets.get(offsets.get(vertex) + i);
      }
      return successors;
    }

    private double[] pay() {
      double[] pay = new double[targets.size()];
      for (int e = 0; e < pay.length; e++) {
        int entered = states.get(targets.get(e));
        boolean before = sets.get(paid.get(sources.get(e))).get(entered);
        pay[e] = before ? 0 : model.states().get(entered).reward();
      }
      return pay;
    }

    /** The number of the set of what has been paid after a state is entered. */
    private int afterEntering(int state, int set) {
      MonitorModel.State entered = model.states().get(state);
      if (!entered.rewardOnce() || entered.reward() == 0 || sets.get(set).get(state)) {
        return set;
      }
      BitSet more = (BitSet) sets.get(set).clone();
      more.set(state);
      return set(more);
    }

    private int set(BitSet of) {
      return numbers.computeIfAbsent(
          of,
          unseen -> {
            sets.add(unseen);
            return sets.size() - 1;
          });
    }

    private int vertex(int state, int set) {
      return vertices.computeIfAbsent(
          (long) set * all.stateCount() + state,
          unseen -> {
            if (states.size() == mostVertices) {
              throw BudgetExceededException.states(budget.limits().states())
                  .because("each reward that is paid `once` can double the number of points");
            }
            states.add(state);
            paid.add(set);
            return states.size() - 1;
          });
    }
  }
}
