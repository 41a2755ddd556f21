package dev.safeguard.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * What a learner has seen in the current stage of a progression: counts, and the latest estimates
 * of the value at the initial state. A {@link ConvergenceRule} judges it.
 */
public final class StageHistory {
  private final double[] ring;
  private long episodes;
  private long steps;
  private long updates;
  private long values;

  /** A stage's beginning, which keeps as many of the latest values as a rule looks at. */
  StageHistory(ConvergenceRule rule) {
    ring = new double[Math.max(1, rule.window())];
  }

  /** A stage that has come to a saved position. */
  StageHistory(ConvergenceRule rule, Curriculum.Position position) {
    this(rule);
    position.recentValues().forEach(this::addValue);
    episodes = position.episodes();
    steps = position.steps();
    updates = position.updates();
  }

  /** The number of episodes that ended in the stage. */
  public long episodes() {
    return episodes;
  }

  /** The number of the environment's steps in the stage. */
  public long steps() {
    return steps;
  }

  /** The number of the learner's updates in the stage. */
  public long updates() {
    return updates;
  }

  /** The latest estimate of V(s0, q0), or NaN before the first episode has ended. */
  public double latestValue() {
    return values == 0 ? Double.NaN : value(values - 1);
  }

  /**
   * The difference of the largest and the smallest of the latest values.
   *
   * @param window how many values; at most what the stage's rule looks at
   * @return the difference, or NaN if there are fewer values yet or one of them is NaN
   */
  public double spread(int window) {
    if (values < window) {
      return Double.NaN;
    }
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (long i = values - window; i < values; i++) {
      least = Math.min(least, value(i));
      most = Math.max(most, value(i));
    }
    return most - least;
  }

  void add(long steps, long updates, double initialValue) {
    episodes++;
    this.steps += steps;
    this.updates += updates;
    addValue(initialValue);
  }

  List<Double> recentValues() {
    List<Double> list = new ArrayList<>();
    for (long i = Math.max(0, values - ring.length); i < values; i++) {
      list.add(value(i));
    }
    return list;
  }

  private void addValue(double value) {
    ring[(int) (values++ % ring.length)] = value;
  }

  private double value(long index) {
    return ring[(int) (index % ring.length)];
  }
}
