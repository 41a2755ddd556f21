package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.analysis.ReplayedTrace.Claim;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Shortest traces from any state of a safeguard: to a violation, to security, or to where a label
 * is allowed. The world may have to play along; a plan says what can happen, not what the agent can
 * bring about alone.
 */
public final class Plan {
  private final MonitorModel model;
  private final StateGraph graph;
  private final ShortestTrace traces;

  private Plan(MonitorModel model) {
    SymbolicAutomaton automaton = model.automaton();
    this.model = model;
    this.graph = StateGraph.of(automaton);
    this.traces = new ShortestTrace(graph, automaton::guard);
  }

  /** The plans of a safeguard. */
  public static Plan of(MonitorModel model) {
    return new Plan(model);
  }

  /** The shortest trace from a state to a verdict, if it can be reached. */
  public Optional<ReplayedTrace> to(Verdict verdict, int state) {
    return to(state, q -> model.states().get(q).verdict() == verdict);
  }

  /**
   * The shortest trace from a state to one in which a label is allowed: some possible observation
   * with it leads into no doomed state. No doomed state is on the way.
   *
   * @param label its number
   */
  public Optional<ReplayedTrace> toAllowed(int label, int state) {
    Guard holds = Guard.label(model.automaton().diagrams(), label);
    return to(state, q -> !model.safe(q).and(holds).isNothing());
  }

  /** The shortest trace from a state to one of some states, if one of them can be reached. */
  public Optional<ReplayedTrace> into(BitSet targets, int state) {
    return traces.between(state, targets).map(trace -> replayed(trace, state, targets));
  }

  private Optional<ReplayedTrace> to(int state, IntPredicate wanted) {
    return into(targets(wanted), state);
  }

  private ReplayedTrace replayed(List<Long> trace, int state, BitSet targets) {
    Claim claim = new Claim(model, end -> targets.get(model.states().indexOf(end)));
    return ReplayedTrace.of(trace, List.of(claim.from(state)));
  }

  private BitSet targets(IntPredicate wanted) {
    BitSet targets = new BitSet();
    for (int q = 0; q < graph.stateCount(); q++) {
      targets.set(q, wanted.test(q));
    }
    return targets;
  }
}
