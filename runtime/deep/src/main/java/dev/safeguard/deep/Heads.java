package dev.safeguard.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.safeguard.learning.SplitMix64;

/**
 * The last layer of a network, once for each mode of the environment: what was learned in one mode
 * is no answer in another that comes up for the first time, where the layer is as it began. With
 * the states of a safeguard as modes, a state that a new stage adds is explored anew.
 *
 * @param number of the layer's matrix among the weights
 * @param modes how many of the features say which mode it is, as {@link
 *     dev.safeguard.learning.ObservationShape#modes}; with 0 there is one layer for all
 */
record Heads(int number, int modes) {

  /** Adds the layer's weights to others. */
  static Heads add(
      Weights weights, SplitMix64 random, double gain, int hidden, int outputs, int modes) {
    return new Heads(weights.addDense(random, gain, hidden, Math.max(1, modes) * outputs), modes);
  }

  /**
   * From [rows, hidden] to [rows, outputs].
   *
   * @param weights all of them
   * @param hidden what the layer before puts out
   * @param features what the network was given, the modes last
   */
  NDArray outputs(NDList weights, NDArray hidden, NDArray features) {
    NDArray all = hidden.matMul(weights.get(number)).add(weights.get(number + 1));
    if (modes == 0) {
      return all;
    }
    long rows = features.getShape().get(0);
    NDArray mode = features.get(":, -" + modes + ":").reshape(rows, modes, 1);
    return all.reshape(rows, modes, -1).mul(mode).sum(new int[] {1});
  }
}
