package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.diagnostics.Witness;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * A behaviour that the interpreter has gone through, and its return. There is no other way to make
 * one, so nothing is shown that was not tried.
 */
public final class Behaviour {
  private final Steps steps;
  private final String from;
  private final boolean violates;
  private final BigDecimal returns;

  /**
   * What a behaviour observes, as bits of labels.
   *
   * @param before from the beginning of the episode to the point from which its return counts
   * @param after what follows once
   * @param lap what it repeats for ever then; empty if the episode ends
   */
  record Steps(List<Long> before, List<Long> after, List<Long> lap) {
    Steps {
      before = List.copyOf(before);
      after = List.copyOf(after);
      lap = List.copyOf(lap);
    }
  }

  private Behaviour(Steps steps, String from, boolean violates, BigDecimal returns) {
    this.steps = steps;
    this.from = from;
    this.violates = violates;
    this.returns = returns;
  }

  /**
   * Goes through it.
   *
   * @param reward what the environment pays in each step
   * @throws IllegalStateException if the lap does not end where it begins, a defect of the analysis
   */
  static Behaviour of(MonitorModel model, Steps steps, BigDecimal reward, BigDecimal discount) {
    ShapedRun run = new ShapedRun(model);
    steps.before.forEach(observation -> run.step(observation, reward));
    String from = run.place().state();
    Discounted sum = new Discounted(discount);
    steps.after.forEach(observation -> sum.add(run.step(observation, reward)));
    ShapedRun.Place head = run.place();
    Discounted lap = new Discounted(discount);
    steps.lap.forEach(observation -> lap.add(run.step(observation, reward)));
    if (!run.place().equals(head)) {
      throw new IllegalStateException("a lap from " + head + " ends in " + run.place());
    }
    BigDecimal returns = steps.lap.isEmpty() ? sum.total() : sum.followedBy(lap.forEver());
    return new Behaviour(steps, from, run.isViolated(), returns);
  }

  /** The state in which it is when its return begins to count. */
  public String from() {
    return from;
  }

  /** True if it ends by a violation. */
  public boolean violates() {
    return violates;
  }

  /** True if it never ends. */
  public boolean isEndless() {
    return !steps.lap.isEmpty();
  }

  /** The discounted sum of what it is paid, to about 48 digits. */
  public BigDecimal returns() {
    return returns;
  }

  /** Whether it returns more than another, by more than what rounding can explain. */
  boolean gainsOver(Behaviour other) {
    BigDecimal magnitude = returns.abs().max(other.returns.abs());
    return returns.subtract(other.returns).compareTo(magnitude.movePointLeft(30)) > 0;
  }

  /** From the beginning of the episode to the point from which its return counts. */
  public Witness.Trace before(Alphabet alphabet) {
    return trace(steps.before.stream(), alphabet);
  }

  /** What follows once. */
  public Witness.Trace after(Alphabet alphabet) {
    return trace(steps.after.stream(), alphabet);
  }

  /** What it repeats for ever; empty if the episode ends. */
  public Witness.Trace lap(Alphabet alphabet) {
    return trace(steps.lap.stream(), alphabet);
  }

  /** All of it, with one lap. */
  public Witness.Trace trace(Alphabet alphabet) {
    return trace(Stream.of(steps.before, steps.after, steps.lap).flatMap(List::stream), alphabet);
  }

  private static Witness.Trace trace(Stream<Long> observations, Alphabet alphabet) {
    return new Witness.Trace(observations.map(alphabet::names).toList());
  }
}
