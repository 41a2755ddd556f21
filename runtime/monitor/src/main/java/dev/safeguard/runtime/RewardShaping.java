package dev.safeguard.runtime;

import java.util.Arrays;

/**
 * The reward of the safeguarded decision process (Eq. 5), with the rewards that states of the
 * safeguard may pay on top:
 *
 * <pre>
 * r((s,q), a) = -penalty                   if q' is violated
 *             = r(s, a) + reward(q')       otherwise
 * </pre>
 *
 * where q' is the state that the step led to. A state marked {@code once} pays only the first time
 * an observation leads there in an episode. A safeguard without rewards leaves the environment's
 * reward as it is.
 *
 * <p>Shaping allocates nothing. It remembers what was paid in the episode, so every thread and
 * every monitor takes its own.
 */
public final class RewardShaping {
  private final double penalty;
  private final boolean[] violated;
  private final double[] rewards;
  private final boolean[] once;
  private final boolean[] paid;

  /** Shaping under the penalty and the state rewards of a safeguard, before an episode. */
  public RewardShaping(Safeguard safeguard) {
    int count = safeguard.states().size();
    penalty = safeguard.penalty();
    violated = new boolean[count];
    rewards = new double[count];
    once = new boolean[count];
    paid = new boolean[count];
    for (int state = 0; state < count; state++) {
      Safeguard.State declared = safeguard.states().get(state);
      violated[state] = declared.verdict() == Verdict.VIOLATED;
      rewards[state] = declared.reward();
      once[state] = declared.rewardOnce();
    }
  }

  /**
   * The shaped reward of a step, which counts as taken: a reward paid once is then used up.
   *
   * @param reward the environment's reward of the step
   * @param entered the number of the safeguard's state after the step
   * @throws IndexOutOfBoundsException if there is no such state
   */
  public double shape(double reward, int entered) {
    double shaped = preview(reward, entered);
    paid[entered] = true;
    return shaped;
  }

  /**
   * The shaped reward that a step would have, without taking it: what counterfactual updates and
   * planning need. A reward paid once is included if this episode has not paid it yet.
   *
   * @param reward the environment's reward of the step
   * @param entered the number of the safeguard's state after the step
   * @throws IndexOutOfBoundsException if there is no such state
   */
  public double preview(double reward, int entered) {
    if (violated[entered]) {
      return -penalty;
    }
    double added = rewards[entered];
    // Not "reward + 0.0": that would turn an environment's -0.0 into 0.0.
    return added == 0.0 || (once[entered] && paid[entered]) ? reward : reward + added;
  }

  /** Whether this episode has come to a state, so that a reward paid once is used up. */
  public boolean isPaid(int state) {
    return paid[state];
  }

  /** Takes the first step of this episode to a state back: what it pays once can be paid again. */
  public void takeBack(int state) {
    paid[state] = false;
  }

  /** Begins a new episode: every reward can be paid again. */
  public void reset() {
    Arrays.fill(paid, false);
  }
}
