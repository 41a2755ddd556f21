package dev.safeguard.learning.model;

/**
 * Optimistic value iteration (Hartmanns and Kaminski, CAV 2020) for the greatest probability to
 * reach a state of {@code good} without entering {@code bad} before, in any number of steps.
 *
 * <p>Values from below, L, never exceed the true ones. A guess U a little above L is proved an
 * upper bound when one more iteration raises it nowhere: the true values are the least fixed point
 * of the iteration F, and F(U) at most U puts the least fixed point below U (Park induction). This
 * holds up to the rounding of sums of doubles, for which F may raise a value by {@link #ROUNDING}
 * at most.
 */
public final class OptimisticValueIteration {
  /** How far rounding may raise a value of the guess without the proof being refused. */
  public static final double ROUNDING = 1e-13;

  private static final int VERIFICATIONS = 1000;

  private final SparseModel model;
  private final boolean[] good;
  private final boolean[] bad;
  private final double precision;

  private OptimisticValueIteration(
      SparseModel model, boolean[] good, boolean[] bad, double precision) {
    this.model = model;
    this.good = good;
    this.bad = bad;
    this.precision = precision;
  }

  /**
   * The greatest probability from the initial state.
   *
   * @param precision the greatest distance of the bounds; above 0
   */
  public static Bounds reachAvoid(
      SparseModel model, boolean[] good, boolean[] bad, double precision) {
    return new OptimisticValueIteration(model, good, bad, precision).run();
  }

  private Bounds run() {
    double[] lower = new double[model.states()];
    for (int state = 0; state < lower.length; state++) {
      lower[state] = good[state] ? 1 : 0;
    }
    double stop = precision;
    while (true) {
      double change;
      do {
        change = 0;
        for (int state = 0; state < lower.length; state++) {
          double value = iterate(lower, state);
          change = Math.max(change, value - lower[state]);
          lower[state] = Math.max(lower[state], value);
        }
      } while (change > stop);
      double[] upper = guess(lower);
      if (verified(upper)) {
        return new Bounds(lower[0], upper[0]);
      }
      stop /= 10;
      if (stop < ROUNDING / 100) {
        return new Bounds(lower[0], 1);
      }
    }
  }

  private double[] guess(double[] lower) {
    double[] upper = lower.clone();
    for (int state = 0; state < upper.length; state++) {
      if (!good[state] && !bad[state] && lower[state] > 0) {
        upper[state] = Math.min(1, lower[state] + precision);
      }
    }
    return upper;
  }

  /** Iterates the guess downwards until no state would be raised, if that can be. */
  private boolean verified(double[] upper) {
    for (int i = 0; i < VERIFICATIONS; i++) {
      boolean raised = false;
      for (int state = 0; state < upper.length; state++) {
        double value = iterate(upper, state);
        raised |= value > upper[state] + ROUNDING;
        upper[state] = Math.min(upper[state], value);
      }
      if (!raised) {
        return true;
      }
    }
    return false;
  }

  private double iterate(double[] values, int state) {
    if (good[state] || bad[state]) {
      return values[state];
    }
    double best = 0;
    for (int c = model.firstChoice(state); c < model.firstChoice(state + 1); c++) {
      double sum = 0;
      for (int b = model.firstBranch(c); b < model.firstBranch(c + 1); b++) {
        sum += model.probability(b) * values[model.target(b)];
      }
      best = Math.max(best, sum);
    }
    return best;
  }
}
