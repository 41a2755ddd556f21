package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * The regions of a safeguard's states, with a way into each.
 *
 * @param components the number of strongly connected components
 * @param doomed from which no accepting state can be reached
 * @param secured from which only accepting states can be reached
 * @param losing from which the agent cannot avoid a violation, if some labels are its actions
 */
public record Regions(int components, Region doomed, Region secured, Optional<Region> losing) {
  /**
   * States that have something in common.
   *
   * @param states their names, in the order of declaration
   * @param trace the shortest trace from the initial state to one of them, if there is one
   */
  public record Region(List<String> states, Optional<ReplayedTrace> trace) {
    public Region {
      states = List.copyOf(states);
    }
  }

  /** The regions of a safeguard; time is linear in states and edges. */
  public static Regions of(MonitorModel model) {
    Plan plan = Plan.of(model);
    return new Regions(
        SccDecomposition.of(StateGraph.of(model.automaton())).count(),
        region(model, plan, q -> model.states().get(q).verdict() == Verdict.VIOLATED),
        region(model, plan, q -> model.states().get(q).verdict() == Verdict.SATISFIED),
        model
            .shield()
            .map(shield -> shield.winning())
            .map(winning -> region(model, plan, q -> !winning.get(q))));
  }

  private static Region region(MonitorModel model, Plan plan, IntPredicate belongs) {
    BitSet states = new BitSet();
    for (int q = 0; q < model.states().size(); q++) {
      states.set(q, belongs.test(q));
    }
    return new Region(
        states.stream().mapToObj(q -> model.states().get(q).name()).toList(),
        plan.into(states, model.initial()));
  }
}
