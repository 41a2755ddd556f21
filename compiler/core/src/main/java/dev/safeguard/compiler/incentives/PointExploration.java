package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.analysis.SccDecomposition;
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
 * Finds the points of a {@link PaidGraph}, the nearest first. Which rewards have been paid matters
 * as long as their states can be entered again, so it is forgotten where a strongly connected
 * component is left.
 */
final class PointExploration {
  private static final int NOTHING_PAID = 0;

  private final MonitorModel model;
  private final StateGraph all;
  private final SccDecomposition components;
  private final Budget budget;
  private final long mostVertices;

  private final Map<BitSet, Integer> setNumbers = new HashMap<>();
  private final List<BitSet> sets = new ArrayList<>();
  private final Map<Long, Integer> vertices = new HashMap<>();
  private final IntList states = new IntList();
  private final IntList paid = new IntList();
  private final IntList offsets = new IntList();
  private final IntList targets = new IntList();
  private final IntList paidBefore = new IntList();

  PointExploration(MonitorModel model, Budget budget) {
    this.model = model;
    this.all = StateGraph.of(model.automaton());
    this.components = SccDecomposition.of(all);
    this.budget = budget;
    this.mostVertices = Math.max(budget.limits().states(), all.stateCount());
  }

  PaidGraph explore() {
    vertex(model.initial(), number(new BitSet()));
    for (int v = 0; v < states.size(); v++) {
      budget.tick();
      int state = states.get(v);
      offsets.add(targets.size());
      for (int e = all.firstEdge(state); e < all.firstEdge(state + 1); e++) {
        int next = all.target(e);
        if (model.states().get(next).verdict() != Verdict.VIOLATED) {
          boolean together = components.component(state) == components.component(next);
          int before = together ? paid.get(v) : NOTHING_PAID;
          paidBefore.add(before);
          targets.add(vertex(next, afterEntering(next, before)));
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
      boolean again = sets.get(paidBefore.get(e)).get(entered);
      pay[e] = again ? 0 : model.states().get(entered).reward();
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
    return number(more);
  }

  private int number(BitSet set) {
    return setNumbers.computeIfAbsent(
        set,
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
