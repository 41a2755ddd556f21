package dev.safeguard.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.safeguard.learning.SplitMix64;
import java.util.Arrays;

/**
 * Actions of one or more discrete parts, chosen independently by softmax: logits [rows, parts,
 * most], where parts with fewer choices than the most leave the rest unused.
 */
final class Choices {
  private static final float NEVER = -1e9f;

  private final int[] sizes;
  private final int most;

  /**
   * @param sizes for each part how many choices it has
   */
  Choices(int... sizes) {
    this.sizes = sizes.clone();
    most = Arrays.stream(sizes).max().orElseThrow();
  }

  /** How many logits there are, unused ones included. */
  int outputs() {
    return sizes.length * most;
  }

  /** How many parts an action has. */
  int parts() {
    return sizes.length;
  }

  /** Draws an action from a row of logits, or takes the most likely one if there is no chance. */
  void choose(float[] logits, int row, boolean greedy, SplitMix64 random, int[] action) {
    for (int part = 0; part < sizes.length; part++) {
      int first = row * outputs() + part * most;
      action[part] = greedy ? best(logits, first, sizes[part]) : draw(logits, first, part, random);
    }
  }

  private static int best(float[] logits, int first, int size) {
    int best = 0;
    for (int i = 1; i < size; i++) {
      best = logits[first + i] > logits[first + best] ? i : best;
    }
    return best;
  }

  private int draw(float[] logits, int first, int part, SplitMix64 random) {
    double sum = logSum(logits, first, sizes[part]);
    double left = random.nextDouble();
    int choice = 0;
    for (; choice < sizes[part] - 1; choice++) {
      left -= Math.exp(logits[first + choice] - sum);
      if (left < 0) {
        break;
      }
    }
    return choice;
  }

  /** The logarithm of an action's probability. */
  double logProbability(float[] logits, int row, int[] action) {
    double sum = 0;
    for (int part = 0; part < sizes.length; part++) {
      int first = row * outputs() + part * most;
      sum += logits[first + action[part]] - logSum(logits, first, sizes[part]);
    }
    return sum;
  }

  private static double logSum(float[] logits, int first, int size) {
    double greatest = logits[first + best(logits, first, size)];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.exp(logits[first + i] - greatest);
    }
    return greatest + Math.log(sum);
  }

  /** Logarithms of probabilities, [rows, parts, most], from logits of as many numbers. */
  NDArray logProbabilities(NDArray logits) {
    NDArray parts = logits.reshape(-1, sizes.length, most);
    if (Arrays.stream(sizes).anyMatch(size -> size < most)) {
      parts = parts.add(mask(logits.getManager()));
    }
    return parts.logSoftmax(2);
  }

  private NDArray mask(NDManager manager) {
    float[] mask = new float[outputs()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = i % most < sizes[i / most] ? 0 : NEVER;
    }
    return Torch.array(manager, mask, 1, sizes.length, most);
  }
}
