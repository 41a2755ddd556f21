package dev.safeguard.deep;

import dev.safeguard.learning.VectorEnvironment.Outcome;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Progression;
import dev.safeguard.runtime.RewardShaping;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * One copy of {@link SafeguardedCopies}, in the middle of an episode: the safeguard in force guides
 * it, and the last one judges it beside that.
 */
final class SafeguardedCopy {
  private final Progression stages;
  private final Rules rules;
  private final Monitor judge;
  private final IntegerLog actions = new IntegerLog();
  private int stage;
  private Monitor guide;
  private RewardShaping shaping;
  private long seed;
  private long labels;
  private int length;
  private double total;
  private double shaped;
  private double reward;
  private Outcome outcome = Outcome.TRUNCATED;
  private boolean begins;
  private int @Nullable [] action;

  /**
   * A copy that waits for its first episode.
   *
   * @param stages the safeguards that can be in force
   * @param last the one that counts
   */
  SafeguardedCopy(Progression stages, Progression.Stage last, Rules rules) {
    this.stages = stages;
    this.rules = rules;
    judge = last.monitor().get();
    guide = stages.stages().get(0).monitor().get();
    shaping = shapingOf(guide.safeguard());
  }

  private RewardShaping shapingOf(Safeguard safeguard) {
    double penalty = Double.isNaN(rules.penalty()) ? safeguard.penalty() : rules.penalty();
    return new RewardShaping(
        new Safeguard(
            safeguard.name(),
            safeguard.documentation(),
            safeguard.labels(),
            safeguard.states(),
            safeguard.initial(),
            penalty));
  }

  /** An episode of a stage is asked for; it begins with the next exchange. */
  void reset(int stage, long seed) {
    if (this.stage != stage) {
      this.stage = stage;
      guide = stages.stages().get(stage).monitor().get();
      shaping = shapingOf(guide.safeguard());
    }
    this.seed = seed;
    begins = true;
    action = null;
    length = 0;
    actions.clear();
  }

  /** What the policy wants to do next. */
  void intend(int[] action) {
    this.action = action.clone();
  }

  /** What is to be done next, to be changed in place; null for nothing. */
  int @Nullable [] action() {
    return action;
  }

  /** Notes that the action is done. */
  void log(int[] action) {
    actions.add(action);
    length++;
  }

  /** Whether an episode is asked for. */
  boolean begins() {
    return begins;
  }

  /** The episode has begun where labels hold. */
  void begin(long labels) {
    this.labels = labels;
    guide.reset();
    judge.reset();
    shaping.reset();
    total = 0;
    shaped = 0;
    reward = 0;
    outcome = Outcome.RUNNING;
  }

  /**
   * A step is done.
   *
   * @param labels that hold now
   * @param earned the environment's reward
   * @param result the environment's outcome
   * @param longest how many steps an episode may have
   */
  void follow(long labels, double earned, Outcome result, int longest) {
    this.labels = labels;
    boolean violated = guide.step(labels) == Verdict.VIOLATED;
    judge.step(labels);
    total += earned;
    reward = rules.punished() ? shaping.shape(earned, guide.state()) : earned;
    outcome = result;
    if (violated) {
      outcome = Outcome.TERMINATED;
    } else if (outcome == Outcome.RUNNING && length >= longest) {
      outcome = Outcome.TRUNCATED;
    }
  }

  /**
   * The episode is lost with whatever ran it.
   *
   * @return whether there was one
   */
  boolean lose() {
    boolean running = outcome == Outcome.RUNNING || begins;
    outcome = Outcome.LOST;
    reward = 0;
    return running;
  }

  /** Something stands between the environment and the learner, and takes that from the reward. */
  void charge(double cost) {
    reward -= cost;
  }

  /** Whether a step was done in this exchange. */
  boolean acted() {
    return action != null && outcome != Outcome.LOST;
  }

  /** The exchange is over. */
  void settle() {
    shaped += acted() ? reward : 0;
    action = null;
    begins = false;
  }

  /** The episode, as it ended. */
  Episode episode(boolean success) {
    return new Episode(stage, length, total, shaped, violated(), isViolated(judge), success);
  }

  /** Whether the safeguard in force is violated. */
  boolean violated() {
    return isViolated(guide);
  }

  private static boolean isViolated(Monitor monitor) {
    return monitor.verdict() == Verdict.VIOLATED;
  }

  Monitor guide() {
    return guide;
  }

  long labels() {
    return labels;
  }

  double reward() {
    return reward;
  }

  Outcome outcome() {
    return outcome;
  }

  int stage() {
    return stage;
  }

  long seed() {
    return seed;
  }

  /** The rewards so far, as the learner was told of them. */
  double shaped() {
    return shaped;
  }

  /** Sets what {@link #shaped} was, where rewards cannot be judged again as they were then. */
  void restoreShaped(double before) {
    shaped = before;
  }

  /** The parts of all actions since the episode began, one after the other. */
  IntegerLog actions() {
    return actions;
  }
}
