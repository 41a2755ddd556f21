package dev.safeguard.deep;

import java.util.Arrays;

/**
 * What a number of copies saw and did for a number of steps. Rows are numbered step by step, the
 * copies of a step side by side.
 */
final class Rollout {
  final int steps;
  final int copies;
  final float[] observations;
  final int[] actions;
  final float[] logProbabilities;
  final float[] values;
  final float[] rewards;

  /** 1 where the episode goes on, 0 where it begins with this step. */
  final float[] goesOn;

  /** Whether the episode ends with this step. */
  final boolean[] ends;

  /** 0 for steps of an episode that was lost, and is not learned from; else 1. */
  final float[] counts;

  final float[] memory;
  final float[] advantages;
  final float[] returns;

  Rollout(int steps, int copies, int observation, int parts, int memory) {
    this.steps = steps;
    this.copies = copies;
    int rows = steps * copies;
    observations = new float[rows * observation];
    actions = new int[rows * parts];
    logProbabilities = new float[rows];
    values = new float[rows];
    rewards = new float[rows];
    goesOn = new float[rows];
    ends = new boolean[rows];
    counts = new float[rows];
    this.memory = new float[rows * memory];
    advantages = new float[rows];
    returns = new float[rows];
    Arrays.fill(counts, 1);
  }

  int row(int step, int copy) {
    return step * copies + copy;
  }

  /** The episode of a copy, as far as it lies in here, was lost in this step. */
  void discard(int step, int copy) {
    for (int t = step; t >= 0; t--) {
      counts[row(t, copy)] = 0;
      if (goesOn[row(t, copy)] == 0) {
        return;
      }
    }
  }

  /**
   * Generalised advantage estimation (Schulman et al., 2016), and the returns that values are to
   * meet. Advantages are then centred and divided by their standard deviation, or by a floor where
   * that is greater: without one, a policy that has stopped to earn anything learns from noise.
   *
   * @param next the values of the observations that follow the last step, by copy
   */
  void estimateAdvantages(float[] next, double discount, double lambda, double floor) {
    for (int copy = 0; copy < copies; copy++) {
      double advantage = 0;
      double following = next[copy];
      for (int t = steps - 1; t >= 0; t--) {
        int row = row(t, copy);
        double on = ends[row] ? 0 : 1;
        double error = rewards[row] + discount * following * on - values[row];
        advantage = error + discount * lambda * on * advantage;
        following = values[row];
        advantages[row] = (float) advantage;
        returns[row] = (float) (advantage + values[row]);
      }
    }
    double count = 0;
    double sum = 0;
    double squares = 0;
    for (int row = 0; row < advantages.length; row++) {
      count += counts[row];
      sum += counts[row] * advantages[row];
      squares += counts[row] * (double) advantages[row] * advantages[row];
    }
    double mean = sum / Math.max(1, count);
    double deviation = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean));
    for (int row = 0; row < advantages.length; row++) {
      advantages[row] = (float) ((advantages[row] - mean) / Math.max(deviation, floor));
    }
  }
}
