package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Monitor;
import java.io.DataInput;
import java.io.IOException;
import java.util.Map;

/**
 * A shield that looks one step ahead: it allows the actions whose next observation violates with an
 * estimated probability that is at most a threshold above the least there is. What was never seen
 * counts as harmless, and a danger that all actions share forbids none, so that a learner is not
 * driven back and forth beside it.
 */
final class OneStepShield implements Shield {

  /**
   * What can be chosen.
   *
   * @param threshold how much more dangerous than the least dangerous action one may be; from 0 to
   *     1
   */
  record Settings(double threshold) {
    /** What did best on the gridworld. */
    static Settings defaults() {
      return new Settings(0.1);
    }
  }

  private final Settings settings;
  private final LearnedModel model;
  private final LearnedDangers dangers;
  private final int actions;

  OneStepShield(Settings settings, int observations, int actions, Monitor monitor) {
    this.settings = settings;
    this.actions = actions;
    model = LearnedModel.empty(observations, actions);
    dangers = new LearnedDangers(model, observations, actions, monitor);
  }

  @Override
  public void moveTo(Monitor monitor) {
    dangers.moveTo(monitor);
  }

  @Override
  public int allowed(int s, int q) {
    double least = 1;
    for (int a = 0; a < actions; a++) {
      least = Math.min(least, danger(s, q, a));
    }
    int allowed = 0;
    for (int a = 0; a < actions; a++) {
      allowed |= danger(s, q, a) <= least + settings.threshold() ? 1 << a : 0;
    }
    return allowed;
  }

  @Override
  public double danger(int s, int q, int a) {
    return dangers.of(s, q, a);
  }

  @Override
  public void observe(int s, int a, double reward, int next, long labels, boolean terminated) {
    if (model.observe(s, a, reward, next, labels, terminated)) {
      dangers.judge(next);
    }
  }

  @Override
  public void endEpisode() {
    model.sights().endEpisode();
  }

  @Override
  public LearnedModel model() {
    return model;
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    model.readFrom(in);
    dangers.refresh();
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("shieldThreshold", settings.threshold());
  }
}
