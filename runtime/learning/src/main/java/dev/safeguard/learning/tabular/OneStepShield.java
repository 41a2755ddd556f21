package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Monitor;
import java.io.DataInput;
import java.io.DataOutput;
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
  private final int observations;
  private final int actions;
  private int states;

  // Of pairs: the allowed actions, and the version of the dangers that they follow from.
  private int[] allowed;
  private int[] judged;

  OneStepShield(Settings settings, int observations, int actions, Monitor monitor) {
    this.settings = settings;
    this.observations = observations;
    this.actions = actions;
    model = LearnedModel.empty(observations, actions);
    dangers = new LearnedDangers(model, observations, actions, monitor);
    states = monitor.safeguard().states().size();
    allowed = new int[observations * states];
    judged = new int[observations * states];
  }

  @Override
  public void moveTo(Monitor monitor) {
    dangers.moveTo(monitor);
    states = monitor.safeguard().states().size();
    allowed = new int[observations * states];
    judged = new int[observations * states];
  }

  @Override
  public int assess(int s) {
    return dangers.assess(s);
  }

  @Override
  public int allowed(int s, int q) {
    int pair = s * states + q;
    int version = assess(s);
    if (judged[pair] != version) {
      allowed[pair] = judge(pair);
      judged[pair] = version;
    }
    return allowed[pair];
  }

  private int judge(int pair) {
    double[] estimates = dangers.estimates();
    double least = 1;
    for (int a = 0; a < actions; a++) {
      least = Math.min(least, estimates[pair * actions + a]);
    }
    int fine = 0;
    for (int a = 0; a < actions; a++) {
      fine |= estimates[pair * actions + a] <= least + settings.threshold() ? 1 << a : 0;
    }
    return fine;
  }

  @Override
  public double[] dangers() {
    return dangers.estimates();
  }

  @Override
  public void observe(int s, int a, double reward, int next, long labels, boolean terminated) {
    dangers.observe(s, a, reward, next, labels, terminated);
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
  public void writeTo(DataOutput out) throws IOException {
    model.writeTo(out);
    dangers.writeTo(out);
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    model.readFrom(in);
    dangers.readFrom(in);
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of("shieldThreshold", settings.threshold());
  }
}
