package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Verdict;
import java.util.Arrays;
import java.util.Map;

/**
 * A shield that looks one step ahead: it allows the actions whose next observation violates with an
 * estimated probability of at most a threshold, or else the least dangerous ones. The estimate for
 * an action that was never taken is 0.
 */
final class OneStepShield implements Shield {

  /**
   * What can be chosen.
   *
   * @param threshold the greatest probability of a violation that is allowed; from 0 to 1
   * @param prior how many harmless outcomes every action is taken to have had already; not negative
   */
  record Settings(double threshold, double prior) {
    /** What did best on the gridworld. */
    static Settings defaults() {
      return new Settings(0.1, 0);
    }
  }

  private final Settings settings;
  private final LearnedModel model;
  private final int actions;
  private Monitor monitor;
  private int states;
  private byte[] violates = new byte[0];

  OneStepShield(Settings settings, int observations, int actions, Monitor monitor) {
    this.settings = settings;
    this.model = new LearnedModel(observations, actions);
    this.actions = actions;
    this.monitor = monitor;
    this.states = monitor.safeguard().states().size();
  }

  @Override
  public void moveTo(Monitor monitor) {
    this.monitor = monitor;
    states = monitor.safeguard().states().size();
    Arrays.fill(violates, (byte) 0);
  }

  @Override
  public int allowed(int s, int q) {
    int allowed = 0;
    double least = Double.POSITIVE_INFINITY;
    int safest = 0;
    for (int a = 0; a < actions; a++) {
      double danger = danger(s, q, a);
      if (danger <= settings.threshold()) {
        allowed |= 1 << a;
      }
      if (danger < least) {
        least = danger;
        safest = 0;
      }
      if (danger == least) {
        safest |= 1 << a;
      }
    }
    return allowed == 0 ? safest : allowed;
  }

  /** The estimated probability that a in (s, q) violates at once. */
  private double danger(int s, int q, int a) {
    int total = model.total(s, a);
    int dangerous = 0;
    for (int i = model.distinct(s, a) - 1; i >= 0; i--) {
      if (violates(model.outcome(s, a, i), q)) {
        dangerous += model.count(s, a, i);
      }
    }
    return dangerous == 0 ? 0 : dangerous / (total + settings.prior());
  }

  /** Whether the labels of an outcome violate in q; the monitor is asked once. */
  private boolean violates(int outcome, int q) {
    int at = outcome * states + q;
    if (at >= violates.length) {
      violates = Arrays.copyOf(violates, 2 * at + 64);
    }
    if (violates[at] == 0) {
      int next = monitor.successor(q, model.labels(outcome));
      boolean bad = monitor.safeguard().states().get(next).verdict() == Verdict.VIOLATED;
      violates[at] = (byte) (bad ? 2 : 1);
    }
    return violates[at] == 2;
  }

  @Override
  public void observe(int s, int a, double reward, int next, long labels, boolean terminated) {
    model.observe(s, a, reward, next, labels, terminated);
  }

  @Override
  public void endEpisode() {}

  @Override
  public LearnedModel model() {
    return model;
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of(
        "shieldThreshold", settings.threshold(), "shieldPrior_outcomes", settings.prior());
  }
}
