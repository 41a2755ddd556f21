package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A shield that plans on the learned model to reach the goal and to avoid violations: it allows the
 * actions of nearly the greatest value, where
 *
 * <pre>
 * V(s, q) = max over a of the expectation of  -penalty         if q' is violated (Eq. 5)
 *                                             1                if s' is a goal: rewarded, the end
 *                                             0                if s' is another end
 *                                             gamma V(s', q')  otherwise
 * </pre>
 *
 * What was never seen counts as leading to the goal with probability {@code optimism}, so what is
 * unknown is explored until something better is known. Values are brought up to date where the
 * agent is at each step, and everywhere between episodes, some sweeps at a time.
 */
final class ReachAvoidShield implements Shield {

  /**
   * What can be chosen.
   *
   * @param gamma the discount of a step; below 1
   * @param optimism of what is unknown; from 0 to 1
   * @param caution how much of the optimism is lost where all around is dangerous; from 0 to 1
   * @param tolerance actions within so much of the best value are allowed; not negative
   * @param sweeps the most after an episode
   */
  record Settings(double gamma, double optimism, double caution, double tolerance, int sweeps) {
    /** What did best on the gridworld. */
    static Settings defaults() {
      return new Settings(0.9995, 0.95, 0.9, 1e-4, 10);
    }
  }

  private static final double PRECISION = 1e-3;

  private final Settings settings;
  private final LearnedModel model;
  private final LearnedDangers dangers;
  private final int observations;
  private final int actions;
  private Monitor monitor;
  private int states;
  private boolean[] violated;
  private double penalty;
  private double[] values; // V(s, q)
  private double[] arrivals; // of coming to s in q, before its labels are read
  private double[] expected; // of an action, by state
  private double[] best; // of all actions, by state
  private final double[] worths; // of actions
  private int[] successors; // of all states, by sight
  private boolean stale;
  private boolean downwards;

  ReachAvoidShield(Settings settings, int observations, int actions, Monitor monitor) {
    this.settings = settings;
    this.observations = observations;
    this.actions = actions;
    model = LearnedModel.empty(observations, actions);
    dangers = new LearnedDangers(model, observations, actions, monitor);
    worths = new double[actions];
    moveTo(monitor);
  }

  @Override
  public void moveTo(Monitor next) {
    monitor = next;
    dangers.moveTo(next);
    Safeguard safeguard = monitor.safeguard();
    penalty = safeguard.penalty();
    states = safeguard.states().size();
    violated = ViolatedStates.of(safeguard);
    values = new double[observations * states];
    arrivals = new double[observations * states];
    expected = new double[states];
    best = new double[states];
    Arrays.fill(values, settings.optimism());
    Arrays.fill(arrivals, settings.optimism());
    successors = new int[0];
    stale = true;
    plan(100 * settings.sweeps());
  }

  @Override
  public int allowed(int s, int q) {
    double best = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < actions; a++) {
      expect(s, a, q, q + 1);
      worths[a] = expected[q];
      best = Math.max(best, worths[a]);
    }
    int mask = 0;
    for (int a = 0; a < actions; a++) {
      mask |= worths[a] >= best - settings.tolerance() ? 1 << a : 0;
    }
    return mask;
  }

  @Override
  public void observe(int s, int a, double reward, int next, long labels, boolean terminated) {
    dangers.observe(s, a, reward, next, labels, terminated);
    remember();
    arrive(next);
    stale |= backup(s) > PRECISION;
  }

  @Override
  public void endEpisode() {
    model.sights().endEpisode();
    if (stale) {
      plan(settings.sweeps());
    }
  }

  @Override
  public double[] dangers() {
    return dangers.estimates();
  }

  @Override
  public int assess(int s) {
    return dangers.assess(s);
  }

  private void plan(int sweeps) {
    remember();
    double change = 1;
    for (int sweep = 0; sweep < sweeps && change > PRECISION; sweep++) {
      change = 0;
      downwards = !downwards;
      for (int i = 0; i < observations; i++) {
        change = Math.max(change, backup(downwards ? observations - 1 - i : i));
      }
    }
    stale = change > PRECISION;
  }

  /** Brings the values of s up to date; returns by how much they changed at most. */
  private double backup(int s) {
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    for (int a = 0; a < actions; a++) {
      expect(s, a, 0, states);
      for (int q = 0; q < states; q++) {
        best[q] = Math.max(best[q], expected[q]);
      }
    }
    double change = 0;
    for (int q = 0; q < states; q++) {
      if (!violated[q]) {
        change = Math.max(change, Math.abs(best[q] - values[s * states + q]));
        values[s * states + q] = best[q];
      }
    }
    arrive(s);
    return change;
  }

  /** Finds what a from s is worth in the states of a range. */
  private void expect(int s, int a, int from, int to) {
    model.moves().expectations(s, a, arrivals, states, from, to, settings.optimism(), expected);
  }

  private void arrive(int s) {
    LearnedSights sights = model.sights();
    for (int q = 0; q < states; q++) {
      if (sights.total(s) == 0) {
        arrivals[s * states + q] = hope(s, q);
        continue;
      }
      double sum = 0;
      for (int x = sights.first(s); x >= 0; x = sights.following(x)) {
        sum += sights.count(x) * after(s, x, q);
      }
      arrivals[s * states + q] = sum / sights.total(s);
    }
  }

  /** The value of coming to s in q, if s was never seen: the less, the more danger is beside it. */
  private double hope(int s, int q) {
    double danger = 0;
    for (int a = 0; a < actions; a++) {
      danger += dangers.at(model.moves().usual(s, a), q) / actions;
    }
    return settings.optimism() * (1 - settings.caution() * danger);
  }

  /** The value of a sight of s in q. */
  private double after(int s, int sight, int q) {
    int entered = successors[sight * states + q];
    if (violated[entered]) {
      return -penalty;
    }
    return switch (model.sights().end(sight)) {
      case LearnedSights.GOAL -> 1;
      case LearnedSights.END -> 0;
      default -> settings.gamma() * values[s * states + entered];
    };
  }

  /** Remembers the successors of all states under the labels of sights not met before. */
  private void remember() {
    int known = successors.length / states;
    if (known < model.sights().size()) {
      successors = Arrays.copyOf(successors, model.sights().size() * states);
      for (int x = known; x < model.sights().size(); x++) {
        for (int q = 0; q < states; q++) {
          successors[x * states + q] = monitor.successor(q, model.sights().labels(x));
        }
      }
    }
  }

  @Override
  public LearnedModel model() {
    return model;
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    model.writeTo(out);
    dangers.writeTo(out);
    for (double value : values) {
      out.writeDouble(value);
    }
    for (double arrival : arrivals) {
      out.writeDouble(arrival);
    }
    out.writeBoolean(stale);
    out.writeBoolean(downwards);
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    model.readFrom(in);
    dangers.readFrom(in);
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    for (int i = 0; i < arrivals.length; i++) {
      arrivals[i] = in.readDouble();
    }
    stale = in.readBoolean();
    downwards = in.readBoolean();
    remember();
  }

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("planGamma", settings.gamma());
    map.put("planOptimism", settings.optimism());
    map.put("planCaution", settings.caution());
    map.put("planTolerance", settings.tolerance());
    map.put("planSweeps", settings.sweeps());
    return map;
  }
}
