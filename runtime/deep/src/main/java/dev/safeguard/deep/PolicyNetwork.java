package dev.safeguard.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * A policy and a value function, as a function of weights and observations. Sequences have the
 * shape [time, copies, numbers]; a single step is a sequence of length 1.
 */
sealed interface PolicyNetwork permits FeedForward, Recurrent {

  /**
   * The outputs for a sequence.
   *
   * @param logits unnormalised logarithms of probabilities, [time, copies, outputs]
   * @param values [time, copies]
   * @param memory after the sequence, [copies, memory]
   */
  record Output(NDArray logits, NDArray values, NDArray memory) {}

  /** The weights, which an optimiser moves in place. */
  Weights weights();

  /** How many numbers it remembers from step to step. */
  int memory();

  /**
   * Computes the outputs.
   *
   * @param weights those of {@link #weights}, as arrays
   * @param observations [time, copies, numbers]
   * @param memory before the sequence, [copies, memory]
   * @param goesOn 0 where an episode begins, which forgets what was before it, else 1; [time,
   *     copies, 1]
   */
  Output forward(NDList weights, NDArray observations, NDArray memory, NDArray goesOn);
}
