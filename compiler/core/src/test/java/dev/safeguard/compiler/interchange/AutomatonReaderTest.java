package dev.safeguard.compiler.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What a text means is what is read. */
class AutomatonReaderTest {

  @Property(tries = 500)
  void nondeterministicAutomataKeepTheirLanguage(@ForAll long seed) {
    RandomNondeterministic automaton = RandomNondeterministic.of(new Random(seed));
    MonitorModel hoa = read(automaton.hoa(), AutomatonFormat.HOA);
    MonitorModel mata = read(automaton.mata(), AutomatonFormat.MATA);
    for (List<Long> trace : traces(automaton.labels(), 3)) {
      assertThat(accepts(hoa, trace))
          .as(automaton.hoa() + trace)
          .isEqualTo(automaton.accepts(trace));
      List<Long> known = trace.stream().map(o -> renamed(o, mata)).toList();
      assertThat(accepts(mata, known))
          .as(automaton.mata() + trace)
          .isEqualTo(automaton.accepts(trace));
    }
  }

  /** Labels that no edge mentions are not in a text of Mata; others come in the order of use. */
  private static long renamed(long observation, MonitorModel model) {
    long renamed = 0;
    for (int i = 0; i < model.alphabet().labels().size(); i++) {
      int label = Integer.parseInt(model.alphabet().labels().get(i).substring(1));
      renamed |= (observation >>> label & 1) << i;
    }
    return renamed;
  }

  @Test
  void acceptanceOnEdgesIsThatOfTheLastEdge() {
    MonitorModel model =
        read(
            """
            HOA: v1
            Start: 0
            AP: 1 "a"
            Acceptance: 1 Inf(0)
            --BODY--
            State: 0 "s"
            [0] 0 {0}
            [!0] 0
            --END--
            """,
            AutomatonFormat.HOA);
    assertThat(names(model)).containsExactly("s", "s'");
    assertThat(accepts(model, List.of())).isFalse();
    assertThat(accepts(model, List.of(0L, 1L))).isTrue();
    assertThat(accepts(model, List.of(1L, 0L))).isFalse();
  }

  @Test
  void anyConditionIsAskedOfTheEndOfARun() {
    String hoa =
        """
        HOA: v1
        Start: 0
        AP: 0
        Acceptance: 2 (Inf(0) | Fin(1)) & !
        --BODY--
        State: 0 {0 1}
        [t] 1
        State: 1 {1}
        [t] 2
        State: 2
        [t] 2
        --END--
        """
            .replace(" & !", " & Inf(!1)");
    MonitorModel model = read(hoa, AutomatonFormat.HOA);
    assertThat(model.states().stream().map(MonitorModel.State::accepting))
        .containsExactly(false, false, true);
  }

  @Test
  void aMonitorRejectsWhatHasNoRun() {
    MonitorModel model =
        read(
            """
            HOA: v1
            Start: 0
            AP: 1 "a"
            Acceptance: 0 t
            --BODY--
            State: 0
            [!0] 0
            --END--
            """,
            AutomatonFormat.HOA);
    assertThat(names(model)).containsExactly("s0", "rejected");
    assertThat(model.states().get(1).verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(model.states().get(1).inRejectingSink()).isTrue();
  }

  @Test
  void labelsMayStandOnStatesOrBeLeftOut() {
    MonitorModel implicit =
        read(
            """
            HOA: v1
            Start: 0
            AP: 2 "a" "b"
            Acceptance: 1 Inf(0)
            --BODY--
            State: 0
            0 1 0 0
            State: [0 & !1] 1 {0}
            1
            --END--
            """,
            AutomatonFormat.HOA);
    assertThat(implicit.automaton().successor(0, 0b01)).isEqualTo(1);
    assertThat(implicit.automaton().successor(0, 0b10)).isEqualTo(0);
    assertThat(implicit.automaton().successor(1, 0b01)).isEqualTo(1);
    assertThat(implicit.automaton().successor(1, 0b11)).isEqualTo(2);
  }

  @Test
  void exactlyOneExplicitSymbolHolds() {
    MonitorModel model =
        read("@NFA-explicit\n%Initial p\n%Final q\np a p\np b q\nq a q\n", AutomatonFormat.MATA);
    assertThat(model.alphabet().labels()).containsExactly("a", "b");
    assertThat(model.alphabet().assumption().admits(0b01)).isTrue();
    assertThat(model.alphabet().assumption().admits(0b00)).isFalse();
    assertThat(model.alphabet().assumption().admits(0b11)).isFalse();
    assertThat(accepts(model, List.of(0b01L, 0b10L, 0b01L))).isTrue();
    assertThat(accepts(model, List.of(0b10L, 0b10L))).isFalse();
  }

  @Test
  void rewardMachinesPayAsTheyDo() {
    MonitorModel model =
        read(
            """
            0 # initial state
            [2] # terminal state
            (0,0,'!e&!n',ConstantRewardFunction(0))
            (0,1,'e&!g&!n',ConstantRewardFunction(0))
            (0,2,'e&g&!n',ConstantRewardFunction(1))
            (1,1,'!g&!n',ConstantRewardFunction(-0.5))
            (1,2,'g&!n',ConstantRewardFunction(2))
            """,
            AutomatonFormat.REWARD_MACHINE);
    assertThat(names(model))
        .containsExactly("u0", "u1", "u1 for -0.5", "u2", "u2 for 2.0", "rejected");
    assertThat(model.alphabet().labels()).containsExactly("e", "n", "g");
    assertThat(model.penalty()).isZero();
    int carrying = model.automaton().successor(0, 0b001);
    int waiting = model.automaton().successor(carrying, 0b000);
    int done = model.automaton().successor(waiting, 0b100);
    assertThat(model.states().get(carrying).reward()).isZero();
    assertThat(model.states().get(waiting).reward()).isEqualTo(-0.5);
    assertThat(model.states().get(waiting).rewardOnce()).isFalse();
    assertThat(model.states().get(done).reward()).isEqualTo(2);
    assertThat(model.states().get(done).rewardOnce()).isTrue();
    assertThat(model.states().get(done).verdict()).isEqualTo(Verdict.SATISFIED);
    assertThat(model.states().get(waiting).verdict()).isEqualTo(Verdict.PENDING);
    int fallen = model.automaton().successor(waiting, 0b010);
    assertThat(model.states().get(fallen).verdict()).isEqualTo(Verdict.VIOLATED);
  }

  @Test
  void ofTwoTransitionsOfAMachineTheFirstIsTaken() {
    MonitorModel model =
        read(
            """
            0
            []
            (0,1,'a',ConstantRewardFunction(0))
            (0,0,'a|True',ConstantRewardFunction(0))
            (1,1,'!False',ConstantRewardFunction(0))
            """,
            AutomatonFormat.REWARD_MACHINE);
    assertThat(model.automaton().successor(0, 1)).isEqualTo(1);
    assertThat(model.automaton().successor(0, 0)).isEqualTo(0);
    assertThat(model.states()).allMatch(MonitorModel.State::accepting);
  }

  /** The n-th last observation has the label: 2^n states once it is deterministic. */
  @Test
  void determinisationHasABudget() {
    StringBuilder mata = new StringBuilder("@NFA-bits\n%Initial q0\n%Final q20\n");
    mata.append("q0 true q0\nq0 a q1\n");
    for (int i = 1; i < 20; i++) {
      mata.append("q").append(i).append(" true q").append(i + 1).append('\n');
    }
    Compilation compilation =
        Compiler.read(
            new Source("x.mata", mata.toString()),
            AutomatonFormat.MATA,
            Limits.DEFAULT.withStates(1000));
    assertThat(compilation.diagnostics().stream().map(Diagnostic::code))
        .containsExactly(DiagnosticCode.LIMIT_STATES);
  }

  private static MonitorModel read(String text, AutomatonFormat format) {
    Compilation compilation = Compiler.read(new Source("x", text), format, Limits.DEFAULT);
    assertThat(compilation.diagnostics().stream().filter(Diagnostic::isError)).as(text).isEmpty();
    return compilation.safeguards().get(0).model();
  }

  private static List<String> names(MonitorModel model) {
    return model.states().stream().map(MonitorModel.State::name).toList();
  }

  private static boolean accepts(MonitorModel model, List<Long> trace) {
    int state = model.initial();
    for (long observation : trace) {
      state = model.automaton().successor(state, observation);
    }
    return model.states().get(state).accepting();
  }

  /** Every trace of up to so many observations. */
  private static List<List<Long>> traces(int labels, int length) {
    List<List<Long>> traces = new ArrayList<>(List.of(List.of()));
    for (int i = 0; i < traces.size(); i++) {
      for (long o = 0; o < 1 << labels && traces.get(i).size() < length; o++) {
        List<Long> longer = new ArrayList<>(traces.get(i));
        longer.add(o);
        traces.add(longer);
      }
    }
    return traces;
  }
}
