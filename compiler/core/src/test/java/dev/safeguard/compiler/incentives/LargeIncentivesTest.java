package dev.safeguard.compiler.incentives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.Limits;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What pays in automata with a hundred thousand states over two labels. */
class LargeIncentivesTest {
  private static final int STATES = 100_000;
  private static final Duration SECONDS = Duration.ofSeconds(20);

  /** One reward at the far end of a path, on which every state can also stay. */
  @ParameterizedTest
  @CsvSource({"0.9", "0.999", "0.99999"})
  void aPathToATreasure(double discount) {
    IntBinaryOperator next =
        (q, observation) ->
            observation == 0 ? q : observation == 1 ? Math.min(q + 1, STATES - 2) : STATES - 1;
    MonitorModel model = model(next, q -> q == STATES - 2 ? -1 : 0);
    Incentives found = soon(model, EnvironmentReward.of(0, 1, discount));
    double treasure = 1 / (1 - discount);
    assertThat(found.leastPenalty().orElseThrow().doubleValue())
        .isCloseTo(treasure, within(1e-9 * treasure));
    assertThat(found.error()).isLessThan(1e-6 * treasure);
  }

  /** Every state leads anywhere, is rewarded or punished, and can be violated. */
  @ParameterizedTest
  @CsvSource({"0.9", "0.99", "0.9999"})
  void anywhere(double discount) {
    Random random = new Random(1);
    int[] anywhere = random.ints(4L * STATES, 0, STATES).toArray();
    double[] rewards = random.doubles(STATES, -1, 1).toArray();
    MonitorModel model = model((q, i) -> anywhere[4 * q + i], q -> rewards[q]);
    Incentives found = soon(model, EnvironmentReward.of(-1, 1, discount));
    assertThat(found.violation()).isPresent();
    assertThat(found.cycle()).isPresent();
    double scale = 2 / (1 - discount);
    assertThat(found.error()).isLessThan(1e-6 * scale);
    assertThat(found.leastPenalty().orElseThrow().doubleValue()).isBetween(0.5 * scale, scale);
  }

  /** Which of the rewards have been paid doubles the points with each of them. */
  @Test
  void rewardsThatArePaidOnce() {
    assertThat(manyPaidOnce(10).diagnostics()).isEmpty();
    assertThat(manyPaidOnce(10).incentives().get(0).leastPenalty())
        .hasValueSatisfying(least -> assertThat(least).isZero());
    List<Diagnostic> tooMany = manyPaidOnce(20).diagnostics();
    assertThat(tooMany)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo(DiagnosticCode.LIMIT_STATES);
              assertThat(it.message()).contains("what pays under the safeguard `Rooms`", "`once`");
            });
  }

  /** What can be earned on a way of no return alone needs no memory. */
  @Test
  void rewardsOnAWayOfNoReturn() {
    int rooms = 2000;
    StringBuilder text = new StringBuilder("labels on, trap\n");
    text.append("environment reward -1 .. 0 discount 0.5\n");
    text.append("safeguard Way otherwise stay {\n  penalty 2\n");
    for (int i = 0; i < rooms; i++) {
      text.append("  reward in").append(i).append(" -1 once\n");
      text.append(i == 0 ? "  initial state in" : "  state in").append(i);
      text.append(" {\n    on trap -> violated\n    else on `on` -> in");
      text.append(Math.min(i + 1, rooms - 1)).append("\n  }\n");
    }
    text.append("  rejecting state violated\n}\n");
    Compilation compilation =
        Compiler.compile(
            new Source("way.sg", text.toString().replace("labels on", "labels `on`")),
            Limits.DEFAULT.withStates(rooms));
    assertThat(compilation.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.INCENTIVE_VIOLATION);
    assertThat(compilation.incentives().get(0).leastPenalty())
        .hasValueSatisfying(least -> assertThat(least.doubleValue()).isEqualTo(4));
  }

  /** Rooms in any order, each with a reward. */
  private static Compilation manyPaidOnce(int rooms) {
    StringBuilder labels = new StringBuilder("labels trap");
    StringBuilder states = new StringBuilder();
    StringBuilder ways = new StringBuilder("    on trap -> violated\n");
    for (int i = 0; i < rooms; i++) {
      labels.append(", room").append(i);
      ways.append("    else on room").append(i).append(" -> in").append(i).append('\n');
    }
    for (int i = 0; i < rooms; i++) {
      states.append("  reward in").append(i).append(" 1 once\n");
      states.append("  state in").append(i).append(" {\n").append(ways).append("  }\n");
    }
    return Compiler.compile(
        new Source(
            "rooms.sg",
            labels
                + "\nenvironment reward 0 .. 1 discount 0.9\nsafeguard Rooms otherwise stay {\n"
                + "  initial state outside {\n"
                + ways
                + "  }\n"
                + states
                + "  rejecting state violated\n}\n"));
  }

  /** What pays, found within seconds of processor time. */
  private static Incentives soon(MonitorModel model, EnvironmentReward environment) {
    Budget budget = Budget.of(Limits.DEFAULT);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    Incentives found = Incentives.of(model, environment, budget);
    long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    assertThat(Duration.ofNanos(spent)).isLessThan(SECONDS);
    return found;
  }

  /** The last state is violated; the others accept. */
  private static MonitorModel model(IntBinaryOperator next, IntToDoubleFunction reward) {
    DecisionDiagrams diagrams = DecisionDiagrams.of(2);
    int[] behaviours = new int[STATES];
    BitSet accepting = new BitSet();
    List<MonitorModel.State> states = new ArrayList<>();
    for (int q = 0; q < STATES; q++) {
      boolean last = q == STATES - 1;
      int[] leaf = new int[4];
      for (int i = 0; i < 4; i++) {
        leaf[i] = diagrams.leaf(last ? q : next.applyAsInt(q, i));
      }
      int second = diagrams.literal(1);
      behaviours[q] =
          diagrams.ite(
              diagrams.literal(0),
              diagrams.ite(second, leaf[3], leaf[2]),
              diagrams.ite(second, leaf[1], leaf[0]));
      accepting.set(q, !last);
      states.add(
          new MonitorModel.State(
              "s" + q,
              "",
              !last,
              last ? Verdict.VIOLATED : Verdict.ACCEPTING,
              last,
              reward.applyAsDouble(q),
              false,
              List.of()));
    }
    return new MonitorModel(
        "large",
        "Large",
        "",
        new Alphabet(List.of("a", "b"), Guard.everything(diagrams), "", 0),
        states,
        0,
        1,
        new SymbolicAutomaton(diagrams, behaviours, accepting, 0));
  }
}
