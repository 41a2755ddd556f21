package dev.safeguard.runtime;

import java.util.List;

/**
 * When a learner has done with a stage of a progression. It is asked after each episode, so a stage
 * lasts one episode at least, and budgets in steps or updates end with the episode that uses them
 * up.
 */
public sealed interface ConvergenceRule {

  /** Whether the stage with this history is done. */
  boolean holds(StageHistory history);

  /** How many of the latest values at the initial state this rule looks at. */
  int window();

  /** The window of {@link #converged()}, in episodes. */
  int DEFAULT_WINDOW = 100;

  /** The tolerance of {@link #converged()}, relative to the value and absolute below 1. */
  double DEFAULT_TOLERANCE = 0.01;

  /** What {@code until converged} means where nothing else is said. */
  static ConvergenceRule converged() {
    return new Converged(DEFAULT_WINDOW, DEFAULT_TOLERANCE);
  }

  /** A stage of a number of episodes. */
  static ConvergenceRule episodes(long amount) {
    return new Budget(amount, Unit.EPISODES);
  }

  /** A stage of a number of environment steps. */
  static ConvergenceRule steps(long amount) {
    return new Budget(amount, Unit.STEPS);
  }

  /** A stage of a number of the learner's updates. */
  static ConvergenceRule updates(long amount) {
    return new Budget(amount, Unit.UPDATES);
  }

  /** This rule or another, whichever holds first. */
  default ConvergenceRule or(ConvergenceRule other) {
    return new AnyOf(List.of(this, other));
  }

  /** The budgets of this rule without its other conditions; the rule itself if it has none. */
  default ConvergenceRule budgetsOnly() {
    return this;
  }

  /** What a budget is counted in. */
  enum Unit {
    /** Episodes begun and ended in the stage. */
    EPISODES,
    /** Steps of the environment in the stage. */
    STEPS,
    /** Updates of the learner in the stage; what one update is, the learner says. */
    UPDATES
  }

  /**
   * The value at the initial state has converged: with V_1, ..., V_m the learner's estimates of
   * V(s0, q0) after each episode of the stage, m is at least the window w, and the largest and the
   * smallest of the latest w of them differ by at most tolerance * max(1, |V_m|).
   *
   * <p>The rule sees values and not their truth: a learner that has found no reward at all has a
   * constant value, and counts as converged after one window.
   *
   * @param window the number of latest episodes that are compared; at least 2
   * @param tolerance the greatest spread; not negative
   */
  record Converged(int window, double tolerance) implements ConvergenceRule {
    public Converged {
      if (window < 2 || !(tolerance >= 0)) {
        throw new IllegalArgumentException(
            "a window of at least 2 and a tolerance of at least 0 are needed, not "
                + window
                + " and "
                + tolerance);
      }
    }

    @Override
    public boolean holds(StageHistory history) {
      return history.spread(window) <= tolerance * Math.max(1, Math.abs(history.latestValue()));
    }
  }

  /**
   * The stage has used up a budget.
   *
   * @param amount how many; at least 1
   * @param unit of what
   */
  record Budget(long amount, Unit unit) implements ConvergenceRule {
    public Budget {
      if (amount < 1) {
        throw new IllegalArgumentException("a budget of at least 1 is needed, not " + amount);
      }
    }

    @Override
    public boolean holds(StageHistory history) {
      return switch (unit) {
        case EPISODES -> history.episodes() >= amount;
        case STEPS -> history.steps() >= amount;
        case UPDATES -> history.updates() >= amount;
      };
    }

    @Override
    public int window() {
      return 0;
    }
  }

  /** One of several rules holds. */
  record AnyOf(List<ConvergenceRule> rules) implements ConvergenceRule {
    public AnyOf {
      rules = List.copyOf(rules);
    }

    @Override
    public boolean holds(StageHistory history) {
      return rules.stream().anyMatch(rule -> rule.holds(history));
    }

    @Override
    public ConvergenceRule budgetsOnly() {
      List<ConvergenceRule> budgets =
          rules.stream()
              .map(ConvergenceRule::budgetsOnly)
              .filter(rule -> rule.window() == 0)
              .toList();
      return budgets.isEmpty() ? this : new AnyOf(budgets);
    }

    @Override
    public int window() {
      return rules.stream().mapToInt(ConvergenceRule::window).max().orElse(0);
    }
  }
}
