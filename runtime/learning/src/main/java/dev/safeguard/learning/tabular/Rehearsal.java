package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;

/**
 * What an agent works out when it is told of another safeguard, before it acts under it. The
 * environment does not depend on the safeguard, so all that was seen under earlier ones is as good
 * a sample under the new one: counterfactual updates over stages, as those over the states of one
 * safeguard. Steps are repeated in thought on a {@link LearnedModel}, in sweeps over all pairs (s,
 * q), until no value changes by more than {@link #PRECISION} or {@link #SWEEPS} are done.
 *
 * <p>Pairs of an observation and an action that were never tried keep their values. If no goal was
 * seen in {@link #EPISODES_IN_VAIN} episodes, what was never seen is hoped to be one: else an agent
 * that learned to keep away from danger before it found the goal would have nothing to go for. A
 * goal pays 1, and a state of the safeguard that pays once does so whenever it is entered.
 */
final class Rehearsal {
  /** The least change of a value for which another sweep is made. */
  static final double PRECISION = 1e-4;

  /** The most sweeps. */
  static final int SWEEPS = 1000;

  /** After so many episodes in one place, without a goal, the unknown is hoped to be one. */
  static final int EPISODES_IN_VAIN = 100;

  private final LearnedModel model;
  private final LearnedDangers dangers;
  private final Monitor monitor;
  private final Safeguard safeguard;
  private final double gamma;
  private final QTable table;
  private final int states;
  private final boolean[] violated;
  private final double[] arrivals; // of coming to s in q, where violations count as nothing
  private final double[] values; // V(s, q)
  private final double hope; // of coming to what was never seen
  private final double[] follows; // by state

  /**
   * Before the first sweep.
   *
   * @param model what was seen
   * @param monitor of the new safeguard; only its {@code successor} is used
   * @param gamma the discount
   * @param table where values go: of what follows a step that does not violate
   */
  Rehearsal(LearnedModel model, Monitor monitor, double gamma, QTable table) {
    this.model = model;
    this.monitor = monitor;
    this.gamma = gamma;
    this.table = table;
    dangers = new LearnedDangers(model, table.observations, table.actions, monitor);
    dangers.refresh();
    safeguard = monitor.safeguard();
    states = table.states;
    violated = ViolatedStates.of(safeguard);
    arrivals = new double[table.observations * states];
    values = new double[table.observations * states];
    boolean searchedInVain =
        !model.sights().hasGoal() && model.sights().mostEpisodes() >= EPISODES_IN_VAIN;
    hope = searchedInVain ? 1 : 0;
    follows = new double[states];
  }

  /** Repeats what was seen. */
  void run() {
    double change = 1;
    for (int sweep = 0; sweep < SWEEPS && change > PRECISION; sweep++) {
      change = 0;
      for (int i = 0; i < table.observations; i++) {
        change = Math.max(change, backup(sweep % 2 == 0 ? table.observations - 1 - i : i));
      }
    }
  }

  /** Brings the values of s up to date; returns by how much they changed at most. */
  private double backup(int s) {
    dangers.assess(s);
    double change = 0;
    for (int q = 0; q < states; q++) {
      if (!violated[q]) {
        double best = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < table.actions; a++) {
          best = Math.max(best, value(s, q, a));
        }
        change = Math.max(change, Math.abs(best - values[s * states + q]));
        values[s * states + q] = best;
      }
    }
    for (int q = 0; q < states; q++) {
      arrivals[s * states + q] = violated[q] ? 0 : arrival(s, q);
    }
    return change;
  }

  /** Q((s, q), a), danger included; what follows otherwise goes into the table. */
  private double value(int s, int q, int a) {
    int pair = table.pair(s, q);
    double danger = dangers.estimates()[pair * table.actions + a];
    int samples = model.moves().count(s, a);
    if (samples > 0 || hope > 0) {
      model.moves().expectations(s, a, arrivals, states, q, q + 1, 0, follows);
      table.rehearse(pair, a, danger < 1 ? follows[q] / (1 - danger) : 0, samples);
    }
    return (1 - danger) * table.value(pair, a) - danger * safeguard.penalty();
  }

  /** The value of coming to s in q, where violations count as nothing. */
  private double arrival(int s, int q) {
    LearnedSights sights = model.sights();
    if (sights.total(s) == 0) {
      return hope;
    }
    double sum = 0;
    for (int x = sights.first(s); x >= 0; x = sights.following(x)) {
      int entered = monitor.successor(q, sights.labels(x));
      if (!violated[entered]) {
        sum += sights.count(x) * (reward(q, entered) + after(s, x, entered));
      }
    }
    return sum / sights.total(s);
  }

  private double reward(int q, int entered) {
    Safeguard.State state = safeguard.states().get(entered);
    return state.rewardOnce() && entered == q ? 0 : state.reward();
  }

  private double after(int s, int sight, int entered) {
    return switch (model.sights().end(sight)) {
      case LearnedSights.GOAL -> 1;
      case LearnedSights.END -> 0;
      default -> gamma * values[s * states + entered];
    };
  }
}
