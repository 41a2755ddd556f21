package dev.safeguard.learning.tabular;

import java.util.Arrays;

/**
 * The episode under way: step t was taken in the pair (s, q) of {@code observations[t]} and {@code
 * states[t]}, and led to that at t + 1. The arrays are used again in the next episode.
 */
final class Trajectory {
  private static final int LENGTH = 64;

  /** How many steps there are. */
  int length;

  int[] observations = new int[LENGTH + 1];
  int[] states = new int[LENGTH + 1];
  int[] actions = new int[LENGTH];
  double[] rewards = new double[LENGTH];

  /** The rows of the labels read after the steps in a {@link SuccessorTable}, if it is used. */
  int[] rows = new int[LENGTH];

  private boolean terminated; // after the last step

  /** Adds a step; the parameters are those of {@link Learner#learn}. */
  void add(int s, int q, int a, double reward, int next, int entered, int row, boolean terminated) {
    int t = length;
    if (t == actions.length) {
      grow();
    }
    if (t == 0) {
      observations[0] = s;
      states[0] = q;
    }
    observations[t + 1] = next;
    states[t + 1] = entered;
    actions[t] = a;
    rewards[t] = reward;
    rows[t] = row;
    this.terminated = terminated;
    length = t + 1;
  }

  /** Whether the environment came to an end of its own after a step. */
  boolean isEnd(int t) {
    return terminated && t == length - 1;
  }

  private void grow() {
    int size = 2 * length;
    observations = Arrays.copyOf(observations, size + 1);
    states = Arrays.copyOf(states, size + 1);
    actions = Arrays.copyOf(actions, size);
    rewards = Arrays.copyOf(rewards, size);
    rows = Arrays.copyOf(rows, size);
  }
}
