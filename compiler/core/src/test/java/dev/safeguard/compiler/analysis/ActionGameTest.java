package dev.safeguard.compiler.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Shield;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The game between agent and world, against one that tries every choice and every answer. */
final class ActionGameTest {
  @Provide
  Arbitrary<RandomAutomaton> automata() {
    return Arbitraries.randomValue(RandomAutomaton::of);
  }

  @Property
  void theAgentWinsWhereSomeChoiceWinsAgainstEveryAnswer(
      @ForAll("automata") RandomAutomaton automaton, @ForAll @IntRange(max = 7) int someLabels) {
    int actions = someLabels & (1 << automaton.labels()) - 1;
    int[] lasting = lasting(automaton, actions);
    Shield shield = ActionGame.of(model(automaton, actions)).shield();
    for (int q = 0; q < automaton.states(); q++) {
      assertThat(shield.winning().get(q)).isEqualTo(lasting[q] == Integer.MAX_VALUE);
      for (int labels = 0; labels < 1 << automaton.labels(); labels++) {
        boolean safe = lasting(automaton, actions, lasting, q, labels & actions) == FOR_EVER;
        assertThat(shield.safeActions().get(q).admits(labels)).isEqualTo(safe);
      }
    }
  }

  @Property
  void theTraceOfTheWorldIsTheBestOfBoth(
      @ForAll("automata") RandomAutomaton automaton, @ForAll @IntRange(max = 7) int someLabels) {
    int actions = someLabels & (1 << automaton.labels()) - 1;
    int[] lasting = lasting(automaton, actions);
    ActionGame game = ActionGame.of(model(automaton, actions));
    for (int q = 0; q < automaton.states(); q++) {
      if (lasting[q] == FOR_EVER) {
        continue;
      }
      List<Long> trace = game.worldWins(q);
      assertThat(trace).hasSize(lasting[q]);
      int state = q;
      for (long labels : trace) {
        int left = lasting[state] - 1;
        assertThat(lasting(automaton, actions, lasting, state, (int) labels & actions))
            .isEqualTo(left);
        state = automaton.next()[state][(int) labels];
        assertThat(lasting[state]).isEqualTo(left);
      }
    }
  }

  private static final int FOR_EVER = Integer.MAX_VALUE;

  /** For each state how many observations the agent can last: the least fixed point of losing. */
  private static int[] lasting(RandomAutomaton automaton, int actions) {
    Verdict[] verdicts = StateVerdicts.of(automaton.graph(), automaton.accepting());
    int[] lasting = new int[automaton.states()];
    Arrays.setAll(lasting, q -> verdicts[q] == Verdict.VIOLATED ? 0 : FOR_EVER);
    for (int round = 1; round <= automaton.states(); round++) {
      int[] before = lasting.clone();
      for (int q = 0; q < lasting.length; q++) {
        int best = 0;
        for (int choice = 0; choice < 1 << automaton.labels(); choice++) {
          best = Math.max(best, 1 + capped(lasting(automaton, actions, before, q, choice)));
        }
        if (before[q] == FOR_EVER && best <= round) {
          lasting[q] = best;
        }
      }
    }
    return lasting;
  }

  private static int capped(int observations) {
    return observations == FOR_EVER ? FOR_EVER - 1 : observations;
  }

  /** What is left after one choice and the worst answer to it; below 0 if it has no answer. */
  private static int lasting(
      RandomAutomaton automaton, int actions, int[] lasting, int state, int choice) {
    OptionalInt worst =
        IntStream.range(0, 1 << automaton.labels())
            .filter(labels -> (labels & actions) == choice)
            .map(labels -> automaton.next()[state][labels])
            .filter(to -> to >= 0)
            .map(to -> lasting[to])
            .min();
    return worst.orElse(-1);
  }

  private static MonitorModel model(RandomAutomaton automaton, int actions) {
    SymbolicAutomaton symbolic = automaton.symbolic();
    DecisionDiagrams diagrams = symbolic.diagrams();
    Guard possible =
        new Guard(
            diagrams,
            diagrams.map(symbolic.behaviour(0), to -> to == SymbolicAutomaton.IMPOSSIBLE ? 0 : 1));
    Verdict[] verdicts = StateVerdicts.of(automaton.graph(), automaton.accepting());
    List<MonitorModel.State> states = new ArrayList<>();
    BitSet accepting = automaton.accepting();
    for (int q = 0; q < automaton.states(); q++) {
      states.add(
          new MonitorModel.State(
              "q" + q, "", accepting.get(q), verdicts[q], false, 0, false, List.of()));
    }
    List<String> labels = IntStream.range(0, automaton.labels()).mapToObj(i -> "l" + i).toList();
    return new MonitorModel(
        "m", "S", "", new Alphabet(labels, possible, "", actions), states, 0, 1, symbolic);
  }
}
