package dev.safeguard.deep.gpt2;

/** Choices from a part of an array of logits; the first number of the part has number 0. */
final class Softmax {
  private Softmax() {}

  /** The number with the greatest logit, the first of several. */
  static int mostLikely(float[] logits, int first, int size) {
    int best = 0;
    for (int i = 1; i < size; i++) {
      best = logits[first + i] > logits[first + best] ? i : best;
    }
    return best;
  }

  /**
   * The number that inverts the distribution function.
   *
   * @param temperature positive; the probability of a number is proportional to exp(logit /
   *     temperature)
   * @param chance uniform in [0, 1)
   */
  static int draw(float[] logits, int first, int size, double temperature, double chance) {
    double greatest = logits[first + mostLikely(logits, first, size)];
    double[] cumulative = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += Math.exp((logits[first + i] - greatest) / temperature);
      cumulative[i] = sum;
    }
    int low = 0;
    int high = size - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > chance * sum) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
