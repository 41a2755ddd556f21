package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Witness;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A draft with everything that several checks want to know of it. Where transitions overlap, all of
 * them count as edges; where there is a gap, none does.
 */
final class Examination {
  private final DraftAutomaton draft;
  private final List<Claims> claims = new ArrayList<>();
  private final StateGraph graph;
  private final BitSet accepting = new BitSet();
  private final Verdict[] verdicts;
  private final BitSet reachable;
  private final ShortestTrace traces;

  Examination(DraftAutomaton draft) {
    this.draft = draft;
    for (int q = 0; q < draft.states().size(); q++) {
      DraftAutomaton.State state = draft.states().get(q);
      claims.add(Claims.of(state, draft.alphabet().assumption()));
      accepting.set(q, state.accepting());
    }
    this.graph = StateGraph.of(draft);
    this.verdicts = StateVerdicts.of(graph, accepting);
    this.reachable = graph.reachable(draft.initial());
    this.traces = new ShortestTrace(graph, this::guard);
  }

  private Guard guard(int from, int to) {
    return draft.states().get(from).transitions().stream()
        .filter(transition -> transition.target() == to)
        .map(DraftAutomaton.Transition::effective)
        .reduce(Guard.nothing(draft.alphabet().assumption().diagrams()), Guard::or);
  }

  DraftAutomaton draft() {
    return draft;
  }

  Alphabet alphabet() {
    return draft.alphabet();
  }

  DraftAutomaton.State state(int number) {
    return draft.states().get(number);
  }

  Claims claims(int state) {
    return claims.get(state);
  }

  StateGraph graph() {
    return graph;
  }

  BitSet accepting() {
    return accepting;
  }

  Verdict verdict(int state) {
    return verdicts[state];
  }

  /** The verdict of each state. */
  Verdict[] verdicts() {
    return verdicts.clone();
  }

  /** The states with a verdict. */
  BitSet with(Verdict verdict) {
    BitSet states = new BitSet();
    for (int q = 0; q < verdicts.length; q++) {
      states.set(q, verdicts[q] == verdict);
    }
    return states;
  }

  /** The states that some trace reaches. */
  BitSet reachable() {
    return reachable;
  }

  /** True if every state takes every possible observation, as far as errors let one know. */
  boolean isComplete() {
    return draft.states().stream().allMatch(DraftAutomaton.State::complete)
        && claims.stream().allMatch(claim -> claim.unclaimed().isNothing());
  }

  /** True if no state sends an observation to two states. */
  boolean isDeterministic() {
    return claims.stream().allMatch(claim -> claim.conflicts().isEmpty());
  }

  /** The witness trace from a state into a set of states that it reaches. */
  Witness.Trace trace(int from, BitSet into) {
    List<Long> observations = traces.between(from, into).orElseThrow();
    BitSet ends = new BitSet();
    ends.set(from);
    for (long observation : observations) {
      BitSet next = new BitSet();
      ends.stream().forEach(q -> next.or(targets(q, observation)));
      ends = next;
    }
    replayed(ends.intersects(into));
    return new Witness.Trace(observations.stream().map(alphabet()::names).toList());
  }

  /** The smallest observation of a guard, which a state takes to several states. */
  Witness.Observation ambiguous(int state, Guard guard) {
    long observation = guard.smallest();
    replayed(targets(state, observation).cardinality() > 1);
    return new Witness.Observation(alphabet().names(observation));
  }

  /** The smallest observation of a guard, which is possible and which a state takes nowhere. */
  Witness.Observation untaken(int state, Guard guard) {
    long observation = guard.smallest();
    replayed(alphabet().assumption().admits(observation) && targets(state, observation).isEmpty());
    return new Witness.Observation(alphabet().names(observation));
  }

  /** Where the transitions of a state lead that take an observation. */
  private BitSet targets(int state, long observation) {
    BitSet targets = new BitSet();
    draft.states().get(state).transitions().stream()
        .filter(transition -> transition.effective().admits(observation))
        .forEach(transition -> targets.set(transition.target()));
    return targets;
  }

  private void replayed(boolean shown) {
    if (!shown) {
      throw new IllegalStateException(
          "a witness does not show in `" + draft.name() + "` what it should");
    }
  }
}
