package dev.safeguard.compiler.backend.java;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.runtime.AssumptionViolatedException;
import dev.safeguard.runtime.Cause;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Shield;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Compares a generated monitor with the automaton, state by observation. */
final class MonitorComparison {
  private static final int MOST_EXHAUSTIVE_LABELS = 10;
  private static final int MOST_PATHS = 2000;

  private final MonitorModel model;
  private final Monitor monitor;
  private final DecisionDiagrams diagrams;

  private MonitorComparison(MonitorModel model, Monitor monitor) {
    this.model = model;
    this.monitor = monitor;
    diagrams = model.automaton().diagrams();
  }

  /**
   * Fails unless the monitor does in every state what the automaton does: on every observation for
   * up to ten labels, beyond that on one for each path through the diagrams of the state and of the
   * assumption, or, where there are too many paths, on one through each of their branches and on
   * random ones.
   */
  static void assertSame(MonitorModel model, Monitor monitor) {
    new MonitorComparison(model, monitor).run();
  }

  /** Whether {@link #assertSame} leaves out no observation that the model tells from the others. */
  static boolean isExhaustive(MonitorModel model) {
    return model.alphabet().labels().size() <= MOST_EXHAUSTIVE_LABELS
        || IntStream.range(0, model.states().size())
            .map(model.automaton()::behaviour)
            .allMatch(
                root ->
                    pathCount(model.automaton().diagrams(), root, new HashMap<>()) <= MOST_PATHS);
  }

  private static long pathCount(DecisionDiagrams diagrams, int node, Map<Integer, Long> known) {
    if (diagrams.isLeaf(node)) {
      return 1;
    }
    if (!known.containsKey(node)) {
      long count =
          pathCount(diagrams, diagrams.low(node), known)
              + pathCount(diagrams, diagrams.high(node), known);
      known.put(node, Math.min(count, Integer.MAX_VALUE));
    }
    return known.get(node);
  }

  private void run() {
    describes();
    Set<Long> everywhere = new LinkedHashSet<>();
    int labels = model.alphabet().labels().size();
    if (labels <= MOST_EXHAUSTIVE_LABELS) {
      for (long observation = 0; observation < 1L << labels; observation++) {
        everywhere.add(observation);
      }
    } else {
      representatives(model.alphabet().assumption().root(), everywhere);
    }
    for (int state = 0; state < model.states().size(); state++) {
      Set<Long> observations = new LinkedHashSet<>(everywhere);
      if (labels > MOST_EXHAUSTIVE_LABELS) {
        representatives(model.automaton().behaviour(state), observations);
      }
      for (long observation : observations) {
        compare(state, observation);
      }
    }
    assertThatThrownBy(() -> monitor.restore(model.states().size()))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> monitor.restore(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    long possible = model.alphabet().assumption().smallest();
    assertThatThrownBy(() -> monitor.successor(model.states().size(), possible))
        .isInstanceOf(IndexOutOfBoundsException.class);
    monitor.reset();
    assertThat(monitor.state()).isEqualTo(model.initial());
  }

  private void describes() {
    Safeguard safeguard = monitor.safeguard();
    assertThat(monitor.state()).isEqualTo(model.initial());
    assertThat(safeguard.name()).isEqualTo(model.name());
    assertThat(safeguard.documentation()).isEqualTo(model.documentation());
    assertThat(safeguard.labels()).isEqualTo(model.alphabet().labels());
    assertThat(safeguard.initial()).isEqualTo(model.initial());
    assertThat(safeguard.penalty()).isEqualTo(model.penalty());
    assertThat(safeguard.states()).hasSameSizeAs(model.states());
    for (int i = 0; i < model.states().size(); i++) {
      MonitorModel.State expected = model.states().get(i);
      Safeguard.State actual = safeguard.states().get(i);
      assertThat(actual.name()).isEqualTo(expected.name());
      assertThat(actual.verdict().name()).isEqualTo(expected.verdict().name());
      assertThat(actual.reward()).isEqualTo(expected.reward());
      assertThat(actual.rewardOnce()).isEqualTo(expected.rewardOnce());
      assertThat(actual.successors().stream().mapToInt(Integer::intValue).toArray())
          .isEqualTo(model.automaton().successors(i));
    }
  }

  private void compare(int state, long observation) {
    int expected = model.automaton().successor(state, observation);
    int labels = model.alphabet().labels().size();
    long seen = labels == Long.SIZE ? observation : observation | -1L << labels;
    monitor.restore(state);
    if (monitor.safeNext().admits(seen) != model.safe(state).admits(observation)
        || monitor.unsafeNext().admits(seen) != model.violating(state).admits(observation)) {
      throw differs(state, observation, "next");
    }
    compareShield(state, observation, seen);
    if (expected == SymbolicAutomaton.IMPOSSIBLE) {
      assertThatThrownBy(() -> monitor.step(seen))
          .isInstanceOfSatisfying(
              AssumptionViolatedException.class, e -> assertThat(e.labels()).isEqualTo(seen));
      assertThatThrownBy(() -> monitor.successor(state, seen))
          .isInstanceOf(AssumptionViolatedException.class);
      if (monitor.state() != state) {
        throw differs(state, observation, "moved");
      }
      return;
    }
    compareCause(state, observation, seen);
    String verdict = model.states().get(expected).verdict().name();
    if (monitor.successor(state, seen) != expected || monitor.state() != state) {
      throw differs(state, observation, "successor " + expected);
    }
    if (!monitor.step(seen).name().equals(verdict)
        || monitor.state() != expected
        || !monitor.verdict().name().equals(verdict)) {
      throw differs(state, observation, "step " + expected);
    }
  }

  /** Classes whose states have no names know no lines. */
  private void compareCause(int state, long observation, long seen) {
    if (model.states().size() > MonitorClass.Limits.READABLE.states()) {
      return;
    }
    Optional<Cause> expected =
        model.states().get(state).verdict() == Verdict.VIOLATED
            ? Optional.empty()
            : model.states().get(state).edges().stream()
                .filter(edge -> edge.guard().admits(observation) && edge.line() > 0)
                .filter(edge -> model.states().get(edge.target()).verdict() == Verdict.VIOLATED)
                .map(edge -> new Cause(edge.line(), edge.part()))
                .findFirst();
    if (!monitor.cause(state, seen).equals(expected)) {
      throw differs(state, observation, "cause " + expected);
    }
  }

  private void compareShield(int state, long observation, long seen) {
    model
        .shield()
        .ifPresent(
            shield -> {
              Shield generated = (Shield) monitor;
              if (generated.actions() != model.alphabet().actions()
                  || generated.safeActions().admits(seen)
                      != shield.safeActions().get(state).admits(observation)) {
                throw differs(state, observation, "safe actions");
              }
            });
  }

  private AssertionError differs(int state, long observation, String what) {
    return new AssertionError(
        "state " + state + ", observation " + model.alphabet().names(observation) + ": " + what);
  }

  private void representatives(int root, Set<Long> observations) {
    paths(root, 0, observations, observations.size() + MOST_PATHS);
    branches(root, 0, observations, new HashSet<>());
    Random random = new Random(root);
    for (int i = 0; i < 200; i++) {
      observations.add(random.nextLong() & mask());
    }
  }

  private long mask() {
    int labels = model.alphabet().labels().size();
    return labels == Long.SIZE ? -1 : (1L << labels) - 1;
  }

  private void paths(int node, long path, Set<Long> observations, int most) {
    if (observations.size() >= most) {
      return;
    }
    if (diagrams.isLeaf(node)) {
      observations.add(path);
      return;
    }
    paths(diagrams.low(node), path, observations, most);
    paths(diagrams.high(node), path | 1L << diagrams.label(node), observations, most);
  }

  /** One observation through each branch of each node, which goes on by the low branches. */
  private void branches(int node, long path, Set<Long> observations, Set<Integer> seen) {
    observations.add(path);
    if (!diagrams.isLeaf(node) && seen.add(node)) {
      long with = path | 1L << diagrams.label(node);
      branches(diagrams.low(node), path, observations, seen);
      branches(diagrams.high(node), with, observations, seen);
    }
  }
}
