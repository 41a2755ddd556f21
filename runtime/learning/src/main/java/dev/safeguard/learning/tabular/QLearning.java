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
 * <p>Values are learned when an episode ends, from its last step to its first (Lin, 1992), so that
 * what it led to is known along the whole way at once.
 *
 * <p>With counterfactual updates, each step teaches every state q of the safeguard and not only the
 * one it is in: the environment does not depend on q, so the same step with another q is as good a
 * sample.
 *
 * <p>With a shield, Q((s, q), a) is made of what the shield estimates and what the table learns: a
 * violation with the probability d that the shield gives, or else what follows the steps that did
 * not violate, d * -penalty + (1 - d) * table. A danger is then known at once in all places that it
 * can be entered from, and a rare violation does not spoil a value that was learned from few steps.
 */
final class QLearning implements Learner {

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

    private static final double SHIELDED_EPSILON = 0.1;

    /** What did best on the gridworld. */
    static Settings defaults() {
      return new Settings(0.998, 0.06, 0.005, 0.6, 1.0, true, true);
    }

    /** The same, but violations are not punished by a penalty. */
    Settings withoutPenalty() {
      return new Settings(gamma, epsilon, alphaFloor, alphaDecay, beta, counterfactual, false);
    }

    /**
     * The same with more exploration, which costs little where a shield forbids what is dangerous.
     */
    Settings withShield() {
      return new Settings(
          gamma, SHIELDED_EPSILON, alphaFloor, alphaDecay, beta, counterfactual, punish);
    }

    /** The same, with counterfactual updates or without. */
    Settings withCounterfactual(boolean counterfactual) {
      return new Settings(gamma, epsilon, alphaFloor, alphaDecay, beta, counterfactual, punish);
    }

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
  private final @Nullable IntrinsicFear fear;
  private final @Nullable Shield shield;
  private final Trajectory trajectory = new Trajectory();

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
   * @param fear what it fears, or null; a learner that fears stays in one stage
   * @param shield what keeps it from dangerous actions, in the same stage, or null
   */
  QLearning(
      Settings settings,
      int observations,
      int actions,
      long seed,
      Monitor monitor,
      @Nullable IntrinsicFear fear,
      @Nullable Shield shield) {
    this.settings = settings;
    this.observations = observations;
    this.actions = actions;
    this.random = new SplitMix64(seed);
    this.rates = rates(settings);
    this.fear = fear;
    this.shield = shield;
    guard(monitor);
    table = new QTable(observations, violated.length, actions);
  }

  @Override
  public void moveTo(Monitor monitor) {
    int[] sources = StateMapping.between(safeguard, monitor.safeguard());
    QTable old = table;
    guard(monitor);
    if (shield != null) {
      shield.moveTo(monitor);
    }
    table = new QTable(observations, violated.length, actions);
    for (int state = 0; state < sources.length; state++) {
      for (int s = 0; s < observations && sources[state] != StateMapping.NEW; s++) {
        table.carry(s, state, old, sources[state]);
      }
    }
    if (shield != null && settings.counterfactual()) {
      new Rehearsal(shield.model(), monitor, settings.gamma(), table).run();
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

  @Override
  public void beginEpisode() {
    shaping.reset();
    successors.trim();
    trajectory.length = 0;
  }

  @Override
  public int explore(int s, int q) {
    boolean uniform = random.nextDouble() < settings.epsilon();
    if (shield == null) {
      know(s, q);
      return uniform ? random.nextInt(actions) : table.best(s, q, random);
    }
    int allowed = shield.allowed(s, q);
    return bit(uniform ? allowed : best(s, q, allowed, shield), random);
  }

  /** A member of a set of actions, uniformly. */
  private static int bit(int set, SplitMix64 chance) {
    int rest = set;
    int count = Integer.bitCount(set);
    for (int i = count == 1 ? 0 : chance.nextInt(count); i > 0; i--) {
      rest &= rest - 1;
    }
    return Integer.numberOfTrailingZeros(rest);
  }

  @Override
  public int best(int s, int q, SplitMix64 chance) {
    return bit(bestActions(s, q), chance);
  }

  @Override
  public int bestActions(int s, int q) {
    if (shield != null) {
      return best(s, q, shield.allowed(s, q), shield);
    }
    know(s, q);
    return table.best(s, q, -1 >>> (Integer.SIZE - actions));
  }

  /** The actions of the greatest value among those allowed. */
  private int best(int s, int q, int allowed, Shield shield) {
    know(s, q);
    int cell = table.cell(s, q);
    double best = Double.NEGATIVE_INFINITY;
    int equals = 0;
    double[] dangers = shield.dangers(s);
    for (int rest = allowed; rest != 0; rest &= rest - 1) {
      double value = value(cell + Integer.numberOfTrailingZeros(rest), dangers);
      if (value > best) {
        best = value;
        equals = 0;
      }
      equals |= value == best ? rest & -rest : 0;
    }
    return equals;
  }

  /** The greatest of Q((s, q), a). */
  @Override
  public double value(int s, int q) {
    know(s, q);
    if (shield == null) {
      return table.max(s, q);
    }
    double[] dangers = shield.dangers(s);
    int cell = table.cell(s, q);
    double best = Double.NEGATIVE_INFINITY;
    for (int a = 0; a < actions; a++) {
      best = Math.max(best, value(cell + a, dangers));
    }
    return best;
  }

  /** Q((s, q), a) under a shield. */
  private double value(int entry, double[] dangers) {
    double value = table.values[entry];
    return value - dangers[entry] * (value + safeguard.penalty());
  }

  @Override
  public double learn(
      int s, int q, int a, double reward, int next, long observation, boolean terminated) {
    int row = successors.row(observation);
    int entered = successors.cells()[row + q];
    if (fear != null) {
      fear.visit(next, entered);
    }
    if (shield != null) {
      shield.observe(s, a, reward, next, observation, terminated);
    }
    boolean first = !shaping.isPaid(entered);
    trajectory.add(s, q, a, reward, next, row, terminated, first);
    return shaping.shape(reward, entered);
  }

  @Override
  public void endEpisode(boolean violated) {
    for (int t = trajectory.length - 1; t >= 0; t--) {
      learnFrom(t);
    }
    trajectory.length = 0;
    if (fear != null) {
      fear.endEpisode(violated);
    }
    if (shield != null) {
      shield.endEpisode();
    }
  }

  /** Learns from a step of the trajectory, the latest that was not learned from yet. */
  private void learnFrom(int t) {
    int taken = trajectory.states[t];
    int row = trajectory.successors[t];
    int[] cells = successors.cells();
    if (trajectory.firstPaid[t]) {
      shaping.takeBack(cells[row + taken]);
    }
    if (!settings.counterfactual()) {
      update(t, taken, cells[row + taken]);
      return;
    }
    for (int q = 0; q < violated.length; q++) {
      if (!violated[q]) {
        update(t, q, cells[row + q]);
      }
    }
  }

  /** Updates the value of a step of the trajectory as if it had been taken in q. */
  private void update(int t, int q, int nextState) {
    int s = trajectory.observations[t];
    int next = trajectory.nextObservations[t];
    know(s, q);
    if (shield != null && violated[nextState]) {
      return; // the shield counts violations
    }
    double target = shaping.preview(trajectory.rewards[t], nextState);
    if (!trajectory.terminated[t] && !violated[nextState]) {
      target += settings.gamma() * value(next, nextState);
    }
    if (fear != null) {
      target -= fear.penalty(next, nextState);
    }
    int cell = table.cell(s, q) + trajectory.actions[t];
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

  @Override
  public Map<String, Object> settings() {
    Map<String, Object> map = settings.toMap();
    map.put("penalty", safeguard.penalty());
    if (fear != null) {
      map.putAll(fear.settings());
    }
    if (shield != null) {
      map.putAll(shield.settings());
    }
    return map;
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    out.writeLong(random.state());
    table.writeTo(out);
    if (fear != null) {
      fear.writeTo(out);
    }
    if (shield != null) {
      shield.writeTo(out);
    }
  }

  @Override
  public void readFrom(DataInput in) throws IOException {
    random.restore(in.readLong());
    table.readFrom(in);
    if (fear != null) {
      fear.readFrom(in);
    }
    if (shield != null) {
      shield.readFrom(in);
    }
  }
}
