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
  int[] successors = new int[64];
  boolean[] terminated = new boolean[64];
  boolean[] firstPaid = new boolean[64];

  /**
   * Adds a step; the parameters are those of {@link Learner#learn}, but for these.
   *
   * @param row of the labels read after it in a {@link SuccessorTable}
   * @param first whether the safeguard's state after the step was not paid for in this episode
   *     before
   */
  void add(int s, int q, int a, double reward, int next, int row, boolean end, boolean first) {
    if (length == observations.length) {
      grow();
    }
    observations[length] = s;
    states[length] = q;
    actions[length] = a;
    rewards[length] = reward;
    nextObservations[length] = next;
    successors[length] = row;
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
    successors = Arrays.copyOf(successors, size);
    terminated = Arrays.copyOf(terminated, size);
    firstPaid = Arrays.copyOf(firstPaid, size);
  }
}
