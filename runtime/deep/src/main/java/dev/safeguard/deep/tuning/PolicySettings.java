package dev.safeguard.deep.tuning;

/**
 * What can be chosen of the policy's objective, whichever the algorithm.
 *
 * @param learningRate of Adam when the run begins
 * @param finalRate the same when it ends; in between it falls in a line, by the tokens of answers
 * @param maximalNorm of a gradient
 * @param epochs how often an update goes through its answers
 * @param minibatch how many answers make a gradient
 * @param clip how far the ratio of a token's probabilities may be from 1 before it stops to pay
 * @param divergenceWeight what a nat of Kullback-Leibler divergence from the start model costs
 * @param entropyWeight what a nat of entropy is worth
 * @param violationWeight the price at which the probability is charged of all tokens that would
 *     violate next, whatever is hidden; 0 where violations cost only if they are drawn
 * @param foreseenAt the share of an update's answers that must be accepted before it is charged,
 *     from then on to the end: 0 for at once; where it is more, rewards alone must find the first
 *     answers
 * @param allowedEntropy whether entropy is that over the tokens which the safeguard allows, and not
 *     over all of them
 * @param stateBaseline whether what is expected depends on the safeguard's state alone
 */
public record PolicySettings(
    double learningRate,
    double finalRate,
    double maximalNorm,
    int epochs,
    int minibatch,
    double clip,
    double divergenceWeight,
    double entropyWeight,
    double violationWeight,
    double foreseenAt,
    boolean allowedEntropy,
    boolean stateBaseline) {

  /** For small models. */
  public static PolicySettings defaults() {
    return new PolicySettings(1e-3, 1e-3, 1, 1, 256, 0.2, 0.02, 0.02, 0, 0, true, true);
  }

  /**
   * The learning rate.
   *
   * @param done which share of the run, 0 to 1
   */
  double rate(double done) {
    return learningRate + done * (finalRate - learningRate);
  }

  /** Whether it matters which tokens the safeguard allows, where all of them may be drawn. */
  boolean observes() {
    return allowedEntropy || violationWeight > 0;
  }
}
