package dev.safeguard.deep.gpt2;

/** Choices among some of the logits of a row, which is a part of an array. */
final class Softmax {
  private Softmax() {}

  /**
   * The number with the greatest logit, the first of several.
   *
   * @param first where the row begins
   * @param among numbers in the row, at least one
   */
  static int mostLikely(float[] logits, int first, int[] among) {
    int best = among[0];
    for (int number : among) {
      best = logits[first + number] > logits[first + best] ? number : best;
    }
    return best;
  }

  /**
   * The number that inverts the distribution function.
   *
   * @param first where the row begins
   * @param among numbers in the row, at least one
   * @param temperature positive; the probability of a number is proportional to exp(logit /
   *     temperature)
   * @param chance uniform in [0, 1)
   */
  static int draw(float[] logits, int first, int[] among, double temperature, double chance) {
    double greatest = logits[first + mostLikely(logits, first, among)];
    double[] cumulative = new double[among.length];
    double sum = 0;
    for (int i = 0; i < among.length; i++) {
      sum += Math.exp((logits[first + among[i]] - greatest) / temperature);
      cumulative[i] = sum;
    }
    int low = 0;
    int high = among.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > chance * sum) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return among[low];
  }
}
