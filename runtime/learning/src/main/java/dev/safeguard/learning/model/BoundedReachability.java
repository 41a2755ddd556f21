package dev.safeguard.learning.model;

/**
 * The greatest probability, over all policies, of an event within a number of steps, by backward
 * induction. Each sum is rounded down for the lower and up for the upper bound, so that the bounds
 * hold for the model's numbers as they stand.
 */
public final class BoundedReachability {
  private BoundedReachability() {}

  /**
   * The greatest probability to reach a state of {@code good} within some steps without entering
   * {@code bad} before.
   */
  public static Bounds reachAvoid(SparseModel model, boolean[] good, boolean[] bad, int steps) {
    return best(model, good, bad, steps, 0);
  }

  /** The greatest probability not to enter {@code bad} within some steps (Def. 13). */
  public static Bounds avoid(SparseModel model, boolean[] bad, int steps) {
    return best(model, new boolean[model.states()], bad, steps, 1);
  }

  private static Bounds best(
      SparseModel model, boolean[] good, boolean[] bad, int steps, double atTheEnd) {
    double[] lower = new double[model.states()];
    for (int state = 0; state < lower.length; state++) {
      lower[state] = good[state] ? 1 : bad[state] ? 0 : atTheEnd;
    }
    double[] upper = sweeps(model, good, bad, lower, steps, true);
    lower = sweeps(model, good, bad, lower, steps, false);
    return new Bounds(Math.max(0, lower[0]), Math.min(1, upper[0]));
  }

  /** The values after some steps; once a step changes none of them, no further one does. */
  private static double[] sweeps(
      SparseModel model,
      boolean[] good,
      boolean[] bad,
      double[] initial,
      int steps,
      boolean upwards) {
    double[] values = initial.clone();
    double[] next = new double[values.length];
    boolean changed = true;
    for (int step = 0; step < steps && changed; step++) {
      changed = sweep(model, good, bad, values, next, upwards);
      double[] before = values;
      values = next;
      next = before;
    }
    return values;
  }

  /** One step; returns whether it changed a value. */
  private static boolean sweep(
      SparseModel model,
      boolean[] good,
      boolean[] bad,
      double[] values,
      double[] next,
      boolean upwards) {
    boolean changed = false;
    for (int state = 0; state < next.length; state++) {
      if (good[state] || bad[state]) {
        next[state] = values[state];
        continue;
      }
      double best = 0;
      for (int c = model.firstChoice(state); c < model.firstChoice(state + 1); c++) {
        double sum = 0;
        for (int b = model.firstBranch(c); b < model.firstBranch(c + 1); b++) {
          // One rounding for the product and the sum together, then a step beyond its error.
          sum = Math.fma(model.probability(b), values[model.target(b)], sum);
          sum = upwards ? Math.nextUp(sum) : Math.nextDown(sum);
        }
        best = Math.max(best, sum);
      }
      next[state] = best;
      changed |= best != values[state];
    }
    return changed;
  }
}
