package dev.safeguard.compiler.together;

import dev.safeguard.compiler.analysis.LiveStates;
import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.DontCareReduction;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.BitSet;
import java.util.List;

/** One of the safeguards that must hold together, and what can be said of it alone. */
final class Part {
  private final MonitorModel model;
  private final BitSet open;
  private final BitSet going;
  private final boolean closed;
  private final Guard neutral;
  private final long labels;
  private final int mostTuples;

  private Part(
      MonitorModel model,
      BitSet open,
      BitSet going,
      boolean closed,
      Guard neutral,
      long labels,
      int mostTuples) {
    this.model = model;
    this.open = open;
    this.going = going;
    this.closed = closed;
    this.neutral = neutral;
    this.labels = labels;
    this.mostTuples = mostTuples;
  }

  /**
   * What can be said of a safeguard alone.
   *
   * @param mostTuples the most tuples of states that a search with it may look at
   */
  static Part of(MonitorModel model, int mostTuples) {
    SymbolicAutomaton automaton = model.automaton();
    StateGraph graph = StateGraph.of(automaton.stateCount(), automaton::successors);
    BitSet open = new BitSet();
    for (int q = 0; q < automaton.stateCount(); q++) {
      open.set(q, model.states().get(q).verdict() != Verdict.VIOLATED);
    }
    BitSet going = LiveStates.within(graph, open);
    BitSet reachable = graph.reachable(automaton.initial());
    reachable.and(open);

    DecisionDiagrams diagrams = automaton.diagrams();
    Guard assumption = model.alphabet().assumption();
    DontCareReduction reduction = new DontCareReduction(diagrams, assumption.root());
    boolean closed = true;
    Guard neutral = assumption;
    long labels = 0;
    for (int q = reachable.nextSetBit(0); q >= 0; q = reachable.nextSetBit(q + 1)) {
      int behaviour = diagrams.map(automaton.behaviour(q), to -> within(open, to));
      labels |= diagrams.support(reduction.of(behaviour));
      if (going.get(q)) {
        closed &= automaton.isAccepting(q);
        neutral = neutral.and(into(automaton, q, going));
      }
    }
    return new Part(model, open, going, closed, neutral, labels, mostTuples);
  }

  private static int within(BitSet states, int state) {
    return state >= 0 && states.get(state) ? state : SymbolicAutomaton.IMPOSSIBLE;
  }

  /** The observations that lead from a state into some states. */
  private static Guard into(SymbolicAutomaton automaton, int state, BitSet states) {
    DecisionDiagrams diagrams = automaton.diagrams();
    return new Guard(
        diagrams,
        diagrams.map(automaton.behaviour(state), to -> to >= 0 && states.get(to) ? 1 : 0));
  }

  /** The observations that do not doom it in a state. */
  Guard allowed(int state) {
    return into(automaton(), state, open);
  }

  /** The safeguard. */
  MonitorModel model() {
    return model;
  }

  /** The states that are not doomed. */
  BitSet open() {
    return open;
  }

  /** The states in which it can go on: some infinite continuation stays in open ones. */
  BitSet going() {
    return going;
  }

  /** True if it accepts in every reachable state in which it can go on. */
  boolean closed() {
    return closed;
  }

  /** The observations that keep it going in every reachable state in which it can go on. */
  Guard neutral() {
    return neutral;
  }

  /** The labels that it looks at as long as it is open, as bits. */
  long labels() {
    return labels;
  }

  /** The most tuples of states that a search with it may look at. */
  int mostTuples() {
    return mostTuples;
  }

  SymbolicAutomaton automaton() {
    return model.automaton();
  }

  int initial() {
    return model.initial();
  }

  boolean accepts(int state) {
    return model.states().get(state).accepting();
  }

  /** The state in which a possible trace ends. */
  int after(List<Long> trace) {
    int state = initial();
    for (long observation : trace) {
      state = automaton().successor(state, observation);
    }
    return state;
  }

  /** True if it can go on from its initial state. */
  boolean canStart() {
    return going.get(initial());
  }
}
