package dev.safeguard.deep.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.safeguard.deep.gpt2.Gpt2;

/**
 * What both algorithms maximise, as a mean over tokens:
 *
 * <pre>
 * min(ratio * A, clip(ratio, 1 - c, 1 + c) * A) - k * KL(policy, start model) + h * H(policy)
 * </pre>
 *
 * where ratio compares a token's probability with that when it was drawn, A is its advantage, and
 * the divergence is the exact sum over the vocabulary. Under a mask all distributions are those
 * over the tokens that it leaves.
 *
 * @param start the frozen model
 * @param masked whether answers are drawn from the tokens that the safeguard allows
 */
record PolicyObjective(Gpt2 model, Gpt2 start, PolicySettings settings, boolean masked) {

  /**
   * The objective of a minibatch.
   *
   * @param value to be maximised
   * @param divergence its mean
   * @param entropy its mean
   * @param hidden [n, width], for what else is to be learned
   */
  record Terms(NDArray value, NDArray divergence, NDArray entropy, NDArray hidden) {}

  /**
   * Computes the objective.
   *
   * @param arrays the model's weights, with gradients
   * @param frozen those of the start model, without
   * @param before the logarithms of the probabilities with which the rollout's tokens were drawn
   * @param advantages of the rollout's tokens
   */
  Terms terms(Minibatch batch, NDList arrays, NDList frozen, float[] before, float[] advantages) {
    NDArray mask = batch.mask();
    Minibatch.Predictions predictions = batch.predictions(model, arrays);
    NDArray logits = masked ? predictions.logits().add(mask) : predictions.logits();
    NDArray policy = logits.logSoftmax(1);
    NDArray original = batch.predictions(start, frozen).logits();
    original = (masked ? original.add(mask) : original).logSoftmax(1);

    NDArray ratio = batch.drawn(policy).sub(batch.pick(before)).exp();
    NDArray advantage = batch.pick(advantages);
    NDArray clipped = ratio.clip(1 - settings.clip(), 1 + settings.clip());
    NDArray gain = NDArrays.minimum(ratio.mul(advantage), clipped.mul(advantage)).mean();

    NDArray probabilities = policy.exp();
    NDArray divergence = probabilities.mul(policy.sub(original)).sum(new int[] {1}).mean();
    NDArray entropy;
    if (settings.allowedEntropy() && !masked) {
      NDArray allowed = logits.add(mask).logSoftmax(1);
      entropy = allowed.exp().mul(allowed).sum(new int[] {1}).mean().neg();
    } else {
      entropy = probabilities.mul(policy).sum(new int[] {1}).mean().neg();
    }
    NDArray value =
        gain.sub(divergence.mul((float) settings.divergenceWeight()))
            .add(entropy.mul((float) settings.entropyWeight()));
    return new Terms(value, divergence, entropy, predictions.hidden());
  }

  /** The logarithms of the probabilities with which the model draws the tokens, [n]. */
  NDArray logProbabilities(Minibatch batch, Minibatch.Predictions predictions) {
    NDArray logits = masked ? predictions.logits().add(batch.mask()) : predictions.logits();
    return batch.drawn(logits.logSoftmax(1));
  }
}
