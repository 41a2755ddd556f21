/**
 * Neural learners: comes in a {@link dev.safeguard.learning.VectorEnvironment} and a progression of
 * safeguards, go out a trained policy, metrics and a summary.
 *
 * <p>Networks are functions of plain arrays of weights; PyTorch, by way of DJL, computes their
 * outputs and gradients, on one thread.
 */
@NullMarked
package dev.safeguard.deep;

import org.jspecify.annotations.NullMarked;
