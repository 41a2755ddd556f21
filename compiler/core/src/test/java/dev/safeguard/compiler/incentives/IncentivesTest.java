package dev.safeguard.compiler.incentives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Witness;
import dev.safeguard.runtime.RewardShaping;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** What pays, compared with every path of small random safeguards, and with the runtime. */
class IncentivesTest {
  private static final double NEAR = 1e-9;

  private static Incentives incentives(String text) {
    Compilation compilation = compile(text);
    assertThat(compilation.incentives()).hasSize(1);
    return compilation.incentives().get(0);
  }

  private static Compilation compile(String text) {
    Compilation compilation = Compiler.compile(new Source("test.sg", text));
    assertThat(compilation.isAccepted()).as(text + compilation.diagnostics()).isTrue();
    return compilation;
  }

  private static boolean warns(String text, String code) {
    return compile(text).diagnostics().stream()
        .map(Diagnostic::code)
        .anyMatch(found -> found.id().equals(code));
  }

  /** The safeguard as the runtime knows it. */
  private static Safeguard runtime(MonitorModel model) {
    return new Safeguard(
        model.name(),
        "",
        model.alphabet().labels(),
        model.states().stream()
            .map(
                state ->
                    new Safeguard.State(
                        state.name(),
                        Verdict.valueOf(state.verdict().name()),
                        List.of(),
                        state.reward(),
                        state.rewardOnce()))
            .toList(),
        model.initial(),
        model.penalty());
  }

  @Property(tries = 3000)
  void violationsThatGain(@ForAll Random random) {
    RewardedSafeguard example = RewardedSafeguard.of(random);
    Incentives found = incentives(example.text("1"));
    ExplicitIncentives explicit = new ExplicitIncentives(example, runtime(found.model()));
    OptionalDouble gain = explicit.greatestGain(1);
    assertThat(found.violation().isPresent()).isEqualTo(gain.orElse(-1) > NEAR);
    occurs("violation", found.violation().isPresent());
    occurs("end", found.violation().filter(it -> !it.safe().isEndless()).isPresent());
    found
        .violation()
        .ifPresent(
            it ->
                assertThat(it.violating().returns().subtract(it.safe().returns()).doubleValue())
                    .isCloseTo(gain.orElseThrow(), within(NEAR * 1e3)));
    double least = Math.max(0, explicit.greatestGain(0).orElse(0));
    assertThat(found.leastPenalty().orElseThrow().doubleValue())
        .isCloseTo(least, within(NEAR * (1 + least)));
    assertThat(found.error()).isLessThan(NEAR);
  }

  @Property(tries = 2000)
  void theLeastPenaltyMendsAndOnePercentLessDoesNot(@ForAll Random random) {
    RewardedSafeguard example = RewardedSafeguard.of(random);
    BigDecimal least = incentives(example.text("1")).leastPenalty().orElseThrow();
    assertThat(warns(example.text(least.toPlainString()), "incentive.violation")).isFalse();
    if (least.signum() > 0) {
      String less = least.multiply(new BigDecimal("0.99")).toPlainString();
      assertThat(warns(example.text(less), "incentive.violation")).isTrue();
    }
  }

  @Property(tries = 3000)
  void stallsAndCycles(@ForAll Random random) {
    RewardedSafeguard example = RewardedSafeguard.of(random);
    Incentives found = incentives(example.text("1"));
    ExplicitIncentives explicit = new ExplicitIncentives(example, runtime(found.model()));
    assertThat(found.stall().isPresent()).isEqualTo(explicit.stalls());
    double circling = explicit.circling();
    assertThat(found.cycle().isPresent()).as("by %s", circling).isEqualTo(circling > NEAR);
    occurs("stall", found.stall().isPresent());
    occurs("cycle", found.cycle().isPresent());
  }

  /** What is reported is what the runtime pays, step by step. */
  @Property(tries = 2000)
  void returnsAreThoseOfTheRuntime(@ForAll Random random) {
    RewardedSafeguard example = RewardedSafeguard.of(random);
    Incentives found = incentives(example.text("1"));
    double neutral = Math.min(0, example.most());
    found
        .violation()
        .ifPresent(
            it -> {
              assertThat(it.violating().violates()).isTrue();
              assertThat(it.safe().violates()).isFalse();
              assertReturn(found, it.violating(), example.most(), example.discount());
              assertReturn(found, it.safe(), example.least(), example.discount());
            });
    found.stall().ifPresent(it -> assertReturn(found, it.behaviour(), neutral, example.discount()));
    found.cycle().ifPresent(it -> assertReturn(found, it.behaviour(), neutral, example.discount()));
  }

  /** Holds that something is there in many examples, and not in many others. */
  private static void occurs(String what, boolean there) {
    Statistics.label(what)
        .collect(there)
        .coverage(
            coverage -> {
              coverage.check(true).count(count -> count > 20);
              coverage.check(false).count(count -> count > 300);
            });
  }

  private static void assertReturn(
      Incentives found, Behaviour behaviour, double reward, double discount) {
    MonitorModel model = found.model();
    RewardShaping shaping = new RewardShaping(runtime(model));
    int state = model.initial();
    for (long observation : bits(behaviour.before(model.alphabet()), model)) {
      state = model.automaton().successor(state, observation);
      shaping.shape(reward, state);
    }
    List<Long> counted = new ArrayList<>(bits(behaviour.after(model.alphabet()), model));
    List<Long> lap = bits(behaviour.lap(model.alphabet()), model);
    while (!lap.isEmpty() && counted.size() < 5000) {
      counted.addAll(lap);
    }
    double returns = 0;
    double weight = 1;
    for (long observation : counted) {
      state = model.automaton().successor(state, observation);
      returns += weight * shaping.shape(reward, state);
      weight *= discount;
    }
    assertThat(behaviour.returns().doubleValue()).isCloseTo(returns, within(1e-6));
  }

  private static List<Long> bits(Witness.Trace trace, MonitorModel model) {
    return trace.observations().stream()
        .map(
            labels ->
                labels.stream()
                    .mapToLong(label -> 1L << model.alphabet().labels().indexOf(label))
                    .sum())
        .toList();
  }
}
