package dev.safeguard.compiler.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.util.HashMap;
import java.util.Map;

/** Two models are compared state by state and guard by guard, whatever stores they are in. */
final class SameAutomaton {
  private final DecisionDiagrams from;
  private final DecisionDiagrams into;
  private final Map<Integer, Guard> known = new HashMap<>();

  private SameAutomaton(DecisionDiagrams from, DecisionDiagrams into) {
    this.from = from;
    this.into = into;
  }

  /** Fails unless both have the same labels, states, transitions, verdicts, rewards and penalty. */
  static void assertSame(MonitorModel actual, MonitorModel expected) {
    assertThat(actual.name()).isEqualTo(expected.name());
    assertThat(actual.module()).isEqualTo(expected.module());
    assertThat(actual.penalty()).isEqualTo(expected.penalty());
    assertThat(actual.alphabet().labels()).isEqualTo(expected.alphabet().labels());
    assertThat(actual.alphabet().actions()).isEqualTo(expected.alphabet().actions());
    assertThat(actual.initial()).isEqualTo(expected.initial());
    assertThat(actual.states()).hasSameSizeAs(expected.states());
    SameAutomaton guards =
        new SameAutomaton(actual.automaton().diagrams(), expected.automaton().diagrams());
    assertThat(guards.moved(actual.alphabet().assumption()))
        .isEqualTo(expected.alphabet().assumption());
    for (int q = 0; q < expected.states().size(); q++) {
      guards.assertSame(q, actual, expected);
    }
  }

  private void assertSame(int q, MonitorModel actual, MonitorModel expected) {
    MonitorModel.State one = actual.states().get(q);
    MonitorModel.State other = expected.states().get(q);
    assertThat(one.name()).isEqualTo(other.name());
    assertThat(one.accepting()).as(one.name()).isEqualTo(other.accepting());
    assertThat(one.verdict()).as(one.name()).isEqualTo(other.verdict());
    assertThat(one.reward()).as(one.name()).isEqualTo(other.reward());
    assertThat(one.rewardOnce()).as(one.name()).isEqualTo(other.rewardOnce());
    SymbolicAutomaton first = actual.automaton();
    SymbolicAutomaton second = expected.automaton();
    assertThat(first.successors(q)).as(one.name()).isEqualTo(second.successors(q));
    for (int target : second.successors(q)) {
      assertThat(moved(first.guard(q, target)))
          .as(one.name() + " to " + target)
          .isEqualTo(second.guard(q, target));
    }
  }

  /** The same guard in the other store, which may test labels in another order. */
  private Guard moved(Guard guard) {
    Guard there = known.get(guard.root());
    if (there == null) {
      there = from.isLeaf(guard.root()) ? constant(guard) : branch(guard);
      known.put(guard.root(), there);
    }
    return there;
  }

  private Guard constant(Guard guard) {
    return guard.isEverything() ? Guard.everything(into) : Guard.nothing(into);
  }

  private Guard branch(Guard guard) {
    Guard with = moved(new Guard(from, from.high(guard.root())));
    Guard without = moved(new Guard(from, from.low(guard.root())));
    Guard label = Guard.label(into, from.label(guard.root()));
    return label.and(with).or(without.without(label));
  }
}
