package dev.safeguard.learning.model;

/**
 * A policy that is optimal for the discounted return of the safeguarded process (Eq. 5): reaching a
 * goal pays 1, a violation costs the penalty, and both end it. By value iteration until the values
 * are within a precision of the true ones, by the contraction of the iteration.
 */
public final class DiscountedOptimum {
  /** Less probability than this is not looked after. */
  public static final double NEGLIGIBLE = 1e-15;

  private final SparseModel model;
  private final double[] values;
  private final int[] choices;

  private DiscountedOptimum(SparseModel model, double[] values, int[] choices) {
    this.model = model;
    this.values = values;
    this.choices = choices;
  }

  /**
   * Finds one.
   *
   * @param gamma the discount; above 0, below 1
   * @param penalty not negative
   * @param precision of the values; above 0
   */
  public static DiscountedOptimum of(
      SafeguardedModel product, double gamma, double penalty, double precision) {
    SparseModel model = product.model();
    double[] values = new double[model.states()];
    for (int state = 0; state < values.length; state++) {
      values[state] =
          switch (product.kind(state)) {
            case GOAL -> 1 / gamma; // each step discounts, and the one to the goal does not count
            case VIOLATED -> -penalty / gamma;
            case OPEN, END -> 0;
          };
    }
    int[] choices = new int[model.states()];
    double change = Double.POSITIVE_INFINITY;
    while (change * gamma / (1 - gamma) > precision) {
      change = 0;
      for (int state = 0; state < values.length; state++) {
        if (product.kind(state) == SafeguardedModel.Kind.OPEN) {
          double before = values[state];
          improve(model, gamma, values, choices, state);
          change = Math.max(change, Math.abs(values[state] - before));
        }
      }
    }
    return new DiscountedOptimum(model, values, choices);
  }

  private static void improve(
      SparseModel model, double gamma, double[] values, int[] choices, int state) {
    double best = Double.NEGATIVE_INFINITY;
    for (int c = model.firstChoice(state); c < model.firstChoice(state + 1); c++) {
      double sum = 0;
      for (int b = model.firstBranch(c); b < model.firstBranch(c + 1); b++) {
        sum += model.probability(b) * values[model.target(b)];
      }
      if (gamma * sum > best) {
        best = gamma * sum;
        choices[state] = c;
      }
    }
    values[state] = best;
  }

  /** The greatest discounted return from the initial state. */
  public double value() {
    return values[0];
  }

  /**
   * The probability that this policy enters one of some absorbing states within some steps; too
   * small by less than {@link #NEGLIGIBLE}.
   */
  public double probability(boolean[] entered, int steps) {
    double[] mass = new double[model.states()];
    double[] next = new double[mass.length];
    mass[0] = 1;
    double open = 1;
    for (int step = 0; step < steps && open > NEGLIGIBLE; step++) {
      open = 0;
      for (int state = 0; state < mass.length; state++) {
        if (mass[state] > 0) {
          int c = Math.max(choices[state], model.firstChoice(state));
          int first = model.firstBranch(c);
          int end = model.firstBranch(c + 1);
          for (int b = first; b < end; b++) {
            next[model.target(b)] += mass[state] * model.probability(b);
          }
          boolean stays = end - first == 1 && model.target(first) == state;
          open += stays ? 0 : mass[state];
          mass[state] = 0;
        }
      }
      double[] done = mass;
      mass = next;
      next = done;
    }
    double sum = 0;
    for (int state = 0; state < mass.length; state++) {
      sum += entered[state] ? mass[state] : 0;
    }
    return sum;
  }
}
