package dev.safeguard.learning.tabular;

import dev.safeguard.learning.SplitMix64;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.RewardShaping;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Q-learning (Watkins, 1989) on the safeguarded decision process (Def. 10): the policy is Markov on
 * pairs (s, q) of an observation and a safeguard's state, rewards are shaped by Eq. 5, and entering
 * a violated state ends the episode. A pair met for the first time inherits its values from the
 * ancestors of q (Eq. 7); pairs carry over between stages by {@link StateMapping}.
 *
 * <p>With counterfactual updates, each step teaches every state q of the safeguard and not only the
 * one it is in: the environment does not depend on q, so the same step with another q is as good a
 * sample.
 */
final class QLearning {

  /**
   * What can be chosen.
   *
   * @param gamma the discount; from 0 to 1
   * @param epsilon the probability of a uniform action in training; from 0 to 1
   * @param alphaFloor the least learning rate; from 0 to 1
   * @param alphaDecay the n-th update of an entry has learning rate max(alphaFloor, n^-alphaDecay)
   * @param beta the bias-transfer factor of Eq. 7; above 0, at most 1
   * @param counterfactual whether each step teaches all states of the safeguard
   * @param punish whether a violation costs the safeguard's penalty (Eq. 5), or nothing
   */
  record Settings(
      double gamma,
      double epsilon,
      double alphaFloor,
      double alphaDecay,
      double beta,
      boolean counterfactual,
      boolean punish) {

    /** What did best on the gridworld. */
    static Settings defaults() {
      return new Settings(0.998, 0.1, 0.02, 0.6, 1.0, true, true);
    }

    /** The same, but violations are not punished by a penalty. */
    Settings withoutPenalty() {
      return new Settings(gamma, epsilon, alphaFloor, alphaDecay, beta, counterfactual, false);
    }

    /** By name, for a run's summary. */
    Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("gamma", gamma);
      map.put("epsilon", epsilon);
      map.put("alphaFloor", alphaFloor);
      map.put("alphaDecay", alphaDecay);
      map.put("beta", beta);
      map.put("counterfactual", counterfactual);
      map.put("punish", punish);
      return map;
    }
  }

  private final Settings settings;
  private final SplitMix64 random;
  private final int observations;
  private final int actions;
  private final double[] rates;

  // Of the current stage:
  private Safeguard safeguard;
  private SuccessorTable successors;
  private RewardShaping shaping;
  private Ancestors ancestors;
  private boolean[] violated;
  private QTable table;

  /**
   * A learner that knows nothing, in its first stage.
   *
   * @param monitor of the stage's safeguard; only its {@code successor} is used
   */
  QLearning(Settings settings, int observations, int actions, long seed, Monitor monitor) {
    this.settings = settings;
    this.observations = observations;
    this.actions = actions;
    this.random = new SplitMix64(seed);
    this.rates = rates(settings);
    guard(monitor);
    table = new QTable(observations, violated.length, actions);
  }

  /** Goes to another stage, and takes along what it knows. */
  void moveTo(Monitor monitor) {
    int[] sources = StateMapping.between(safeguard, monitor.safeguard());
    QTable old = table;
    guard(monitor);
    table = new QTable(observations, violated.length, actions);
    for (int state = 0; state < sources.length; state++) {
      for (int s = 0; s < observations && sources[state] != StateMapping.NEW; s++) {
        table.carry(s, state, old, sources[state]);
      }
    }
  }

  private void guard(Monitor monitor) {
    safeguard = monitor.safeguard();
    successors = new SuccessorTable(monitor);
    shaping = new RewardShaping(settings.punish() ? safeguard : withoutPenalty(safeguard));
    ancestors = new Ancestors(safeguard);
    violated = new boolean[safeguard.states().size()];
    for (int q = 0; q < violated.length; q++) {
      violated[q] = safeguard.states().get(q).verdict() == Verdict.VIOLATED;
    }
  }

  private static Safeguard withoutPenalty(Safeguard s) {
    return new Safeguard(s.name(), s.documentation(), s.labels(), s.states(), s.initial(), 0);
  }

  /** Begins an episode. */
  void beginEpisode() {
    shaping.reset();
  }

  /** An action for (s, q): uniform with probability epsilon, else one of the best. */
  int explore(int s, int q) {
    return random.nextDouble() < settings.epsilon() ? random.nextInt(actions) : best(s, q, random);
  }

  /** One of the best actions for (s, q), uniformly among equals. */
  int best(int s, int q, SplitMix64 chance) {
    know(s, q);
    return table.best(s, q, chance);
  }

  /** The value of (s, q), max over a of Q((s, q), a). */
  double value(int s, int q) {
    know(s, q);
    return table.max(s, q);
  }

  /**
   * Learns from a step that led from (s, q) to s' with an observation by action a.
   *
   * @param reward the environment's
   * @param terminated whether the environment came to an end of its own, so that no value follows
   * @param fear what is feared at s', or null
   * @return the shaped reward of the step
   */
  double learn(
      int s,
      int q,
      int a,
      double reward,
      int next,
      long observation,
      boolean terminated,
      @Nullable IntrinsicFear fear) {
    int row = successors.row(observation);
    int[] cells = successors.cells();
    if (settings.counterfactual()) {
      for (int other = 0; other < violated.length; other++) {
        if (!violated[other]) {
          update(s, other, a, reward, next, cells[row + other], terminated, fear);
        }
      }
    } else {
      update(s, q, a, reward, next, cells[row + q], terminated, fear);
    }
    return shaping.shape(reward, cells[row + q]);
  }

  private void update(
      int s,
      int q,
      int a,
      double reward,
      int next,
      int nextState,
      boolean terminated,
      @Nullable IntrinsicFear fear) {
    know(s, q);
    double target = shaping.preview(reward, nextState);
    if (!terminated && !violated[nextState]) {
      target += settings.gamma() * value(next, nextState);
    }
    if (fear != null) {
      target -= fear.penalty(next, nextState);
    }
    int cell = table.cell(s, q) + a;
    int n = Math.min(++table.updates[cell], rates.length - 1);
    table.values[cell] += rates[n] * (target - table.values[cell]);
  }

  private void know(int s, int q) {
    if (!table.isKnown(s, q)) {
      table.inherit(s, q, ancestors.of(q), settings.beta());
    }
  }

  /** The learning rates of the n-th update, up to the first that is at the floor. */
  private static double[] rates(Settings settings) {
    int last = 1;
    while (last < 1_000_000 && Math.pow(last, -settings.alphaDecay()) > settings.alphaFloor()) {
      last++;
    }
    double[] rates = new double[last + 1];
    for (int n = 1; n <= last; n++) {
      rates[n] = Math.max(settings.alphaFloor(), Math.pow(n, -settings.alphaDecay()));
    }
    return rates;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(random.state());
    table.writeTo(out);
  }

  /** Reads what {@link #writeTo} wrote in the same stage. */
  void readFrom(DataInput in) throws IOException {
    random.restore(in.readLong());
    table.readFrom(in);
  }
}
