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
  private final boolean pays; // whether any state does
  private final boolean counts; // whether a state pays once
  private final int[] entries; // of the states in this episode, if so

  /** Shaping under the penalty and the state rewards of a safeguard, before an episode. */
  public RewardShaping(Safeguard safeguard) {
    int count = safeguard.states().size();
    penalty = safeguard.penalty();
    violated = new boolean[count];
    rewards = new double[count];
    once = new boolean[count];
    entries = new int[count];
    boolean anyPays = false;
    boolean paysOnce = false;
    for (int state = 0; state < count; state++) {
      Safeguard.State declared = safeguard.states().get(state);
      violated[state] = declared.verdict() == Verdict.VIOLATED;
      rewards[state] = declared.reward();
      once[state] = declared.rewardOnce();
      anyPays |= rewards[state] != 0;
      paysOnce |= once[state];
    }
    pays = anyPays;
    counts = paysOnce;
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
    if (counts) {
      entries[entered]++;
    }
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
    if (!pays) {
      return reward;
    }
    double added = rewards[entered];
    // Not "reward + 0.0": that would turn an environment's -0.0 into 0.0.
    return added == 0.0 || (once[entered] && entries[entered] > 0) ? reward : reward + added;
  }

  /**
   * Takes the latest step to a state back that {@link #shape} was asked about: what the state pays
   * once can be paid again, if no step before came there.
   */
  public void takeBack(int state) {
    if (counts) {
      entries[state]--;
    }
  }

  /** Begins a new episode: every reward can be paid again. */
  public void reset() {
    Arrays.fill(entries, 0);
  }
}
