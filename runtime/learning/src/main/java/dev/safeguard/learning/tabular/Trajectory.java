package dev.safeguard.learning.tabular;

import java.util.Arrays;

/**
 * The steps of the episode under way, in the order in which they were taken: step t led from the
 * pair (s, q) by an action to the next observation. The arrays are used again in the next episode.
 */
final class Trajectory {
  int length;
  int[] observations = new int[64];
  int[] states = new int[64];
  int[] actions = new int[64];
  double[] rewards = new double[64];
  int[] nextObservations = new int[64];
  long[] labels = new long[64];
  boolean[] terminated = new boolean[64];
  boolean[] firstPaid = new boolean[64];

  /**
   * Adds a step; the parameters are those of {@link Learner#learn}.
   *
   * @param first whether the safeguard's state after the step was not paid for in this episode
   *     before
   */
  void add(
      int s, int q, int a, double reward, int next, long observed, boolean end, boolean first) {
    if (length == observations.length) {
      grow();
    }
    observations[length] = s;
    states[length] = q;
    actions[length] = a;
    rewards[length] = reward;
    nextObservations[length] = next;
    labels[length] = observed;
    terminated[length] = end;
    firstPaid[length] = first;
    length++;
  }

  private void grow() {
    int size = 2 * length;
    observations = Arrays.copyOf(observations, size);
    states = Arrays.copyOf(states, size);
    actions = Arrays.copyOf(actions, size);
    rewards = Arrays.copyOf(rewards, size);
    nextObservations = Arrays.copyOf(nextObservations, size);
    labels = Arrays.copyOf(labels, size);
    terminated = Arrays.copyOf(terminated, size);
    firstPaid = Arrays.copyOf(firstPaid, size);
  }
}
