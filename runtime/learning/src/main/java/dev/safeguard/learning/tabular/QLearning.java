package dev.safeguard.learning.tabular;

import dev.safeguard.learning.SplitMix64;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.RewardShaping;
import dev.safeguard.runtime.Safeguard;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

  private final QLearningSettings settings;
  private final SplitMix64 random;
  private final int observations;
  private final int actions;
  private final double[] rates;
  private final @Nullable IntrinsicFear fear;
  private final @Nullable Shield shield;
  private final Trajectory trajectory = new Trajectory();
  private final boolean isPlain; // neither counterfactual nor in fear, and without a shield

  // Of the current stage:
  private Safeguard safeguard;
  private SuccessorTable successors;
  private RewardShaping shaping;
  private Ancestors ancestors;
  private boolean[] violated;
  private QTable table;
  private final int[] ranked; // the versions of the dangers that the table's order follows from
  private boolean[] taught; // observations of which all pairs are known that do not violate

  /**
   * A learner that knows nothing, in its first stage.
   *
   * @param monitor of the stage's safeguard; only its {@code successor} is used
   * @param fear what it fears, or null; a learner that fears stays in one stage
   * @param shield what keeps it from dangerous actions, in the same stage, or null
   */
  QLearning(
      QLearningSettings settings,
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
    this.rates = settings.rates();
    this.ranked = new int[observations];
    this.fear = fear;
    this.shield = shield;
    this.isPlain = !settings.counterfactual() && fear == null && shield == null;
    guard(monitor);
    table = table(observations, actions);
    taught = new boolean[observations];
  }

  @Override
  public void moveTo(Monitor monitor) {
    int[] sources = StateMapping.between(safeguard, monitor.safeguard());
    QTable old = table;
    guard(monitor);
    if (shield != null) {
      shield.moveTo(monitor);
    }
    table = table(observations, actions);
    taught = new boolean[observations];
    for (int state = 0; state < sources.length; state++) {
      for (int s = 0; s < observations && sources[state] != StateMapping.NEW; s++) {
        table.carry(s, state, old, sources[state]);
      }
    }
    if (shield != null && settings.counterfactual()) {
      new Rehearsal(shield.model(), monitor, settings.gamma(), table).run();
    }
  }

  private QTable table(int observations, int actions) {
    double[] dangers = shield == null ? null : shield.dangers();
    return new QTable(observations, violated.length, actions, dangers, safeguard.penalty());
  }

  private void guard(Monitor monitor) {
    safeguard = monitor.safeguard();
    successors = new SuccessorTable(monitor);
    shaping = new RewardShaping(settings.punish() ? safeguard : withoutPenalty(safeguard));
    ancestors = new Ancestors(safeguard);
    violated = ViolatedStates.of(safeguard);
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
      int pair = known(s, q);
      return uniform ? random.nextInt(actions) : random.nextMember(table.best(pair));
    }
    int allowed = shield.allowed(s, q);
    return random.nextMember(uniform ? allowed : best(s, q, allowed, shield));
  }

  @Override
  public int best(int s, int q, SplitMix64 chance) {
    return chance.nextMember(bestActions(s, q));
  }

  @Override
  public int bestActions(int s, int q) {
    return shield == null ? table.best(known(s, q)) : best(s, q, shield.allowed(s, q), shield);
  }

  private int best(int s, int q, int allowed, Shield shield) {
    assess(s, shield);
    return table.best(known(s, q), allowed);
  }

  /** The greatest of Q((s, q), a). */
  @Override
  public double value(int s, int q) {
    if (shield != null) {
      assess(s, shield);
    }
    return table.max(known(s, q));
  }

  private void assess(int s, Shield shield) {
    int version = shield.assess(s);
    if (version != ranked[s]) {
      table.rank(s);
      ranked[s] = version;
    }
  }

  @Override
  public double learn(
      int s,
      int q,
      int a,
      double reward,
      int next,
      int entered,
      long observation,
      boolean terminated) {
    int row = settings.counterfactual() ? successors.row(observation) : 0;
    if (fear != null) {
      fear.visit(next, entered);
    }
    if (shield != null) {
      shield.observe(s, a, reward, next, observation, terminated);
    }
    trajectory.add(s, q, a, reward, next, entered, row, terminated);
    return shaping.shape(reward, entered);
  }

  @Override
  public void endEpisode(boolean violated) {
    int last = trajectory.length - 1;
    if (last >= 0) {
      learnFrom(last);
    }
    if (isPlain) {
      learnBefore(last);
    } else {
      for (int t = last - 1; t >= 0; t--) {
        learnFrom(t);
      }
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
    int row = trajectory.rows[t];
    int taken = trajectory.states[t];
    int entered = trajectory.states[t + 1];
    int[] cells = successors.cells();
    shaping.takeBack(entered);
    if (isOrdinary(t)) {
      learnFromOrdinary(t);
    } else if (settings.counterfactual()) {
      for (int q = 0; q < violated.length; q++) {
        if (!violated[q]) {
          learnFrom(t, q, cells[row + q]);
        }
      }
      taught[trajectory.observations[t]] = true;
    } else {
      learnFrom(t, taken, entered);
    }
  }

  /** Learns from a step of the trajectory as if it had been taken in q and led to another. */
  private void learnFrom(int t, int q, int entered) {
    int next = trajectory.observations[t + 1];
    int pair = known(trajectory.observations[t], q);
    if (shield != null && violated[entered]) {
      return; // the shield counts violations
    }
    double target = shaping.preview(trajectory.rewards[t], entered);
    if (!violated[entered] && !trajectory.isEnd(t)) {
      target += settings.gamma() * value(next, entered);
    }
    if (fear != null) {
      target -= fear.penalty(next, entered);
    }
    table.update(pair, trajectory.actions[t], target, rates);
  }

  /**
   * Whether nothing is to be watched in a step, as in most: whatever is learned of it, nothing
   * violates, the process goes on, and the pairs are known.
   */
  private boolean isOrdinary(int t) {
    if (fear != null || !settings.counterfactual() || t == trajectory.length - 1) {
      return false;
    }
    int s = trajectory.observations[t];
    int next = trajectory.observations[t + 1];
    return taught[s] && taught[next] && successors.isSafe(trajectory.rows[t]);
  }

  /**
   * Learns from all steps before one as {@link #learnFrom(int)} does, where values follow from
   * steps as they were taken and from nothing else: what followed is known from the step after.
   */
  private void learnBefore(int t) {
    double following = t > 0 ? value(trajectory.observations[t], trajectory.states[t]) : 0;
    for (int at = t - 1; at >= 0; at--) {
      int entered = trajectory.states[at + 1];
      shaping.takeBack(entered);
      double reward = shaping.preview(trajectory.rewards[at], entered);
      int pair = table.pair(trajectory.observations[at], trajectory.states[at]);
      double target = reward + settings.gamma() * following;
      following = table.update(pair, trajectory.actions[at], target, rates);
    }
  }

  /** Learns from an ordinary step as if it had been taken in each state. */
  private void learnFromOrdinary(int t) {
    int[] cells = successors.cells();
    int row = trajectory.rows[t];
    int s = trajectory.observations[t];
    int next = trajectory.observations[t + 1];
    int a = trajectory.actions[t];
    double reward = trajectory.rewards[t];
    if (shield != null) {
      assess(next, shield);
    }
    for (int q = 0; q < violated.length; q++) {
      if (!violated[q]) {
        int entered = cells[row + q];
        double following = table.max(table.pair(next, entered));
        double target = shaping.preview(reward, entered) + settings.gamma() * following;
        table.update(table.pair(s, q), a, target, rates);
      }
    }
  }

  /** The number of (s, q), which is known from now on. */
  private int known(int s, int q) {
    int pair = table.pair(s, q);
    if (!table.isKnown(pair)) {
      table.inherit(s, q, ancestors.of(q), settings.beta());
    }
    return pair;
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
