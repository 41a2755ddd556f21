package dev.safeguard.deep.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.safeguard.deep.Torch;
import dev.safeguard.deep.gpt2.Gpt2;
import java.util.Optional;

/**
 * What both algorithms maximise, as a mean over tokens:
 *
 * <pre>
 * min(ratio * A, clip(ratio, 1 - c, 1 + c) * A) - k * KL(policy, start model) + h * H(policy) - v * P
 * </pre>
 *
 * where ratio compares a token's probability with that when it was drawn, A is its advantage, and
 * the divergence is the exact sum over the vocabulary; so is P, the probability of all tokens that
 * would violate the safeguard next. Under a mask all distributions are those over the tokens that
 * it leaves, and P is 0.
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
   * What the policy is compared with, which stays the same through all gradients of an update.
   *
   * @param original for each token of the rollout the logarithms of the start model's probabilities
   * @param before those with which the tokens were drawn; empty if there is but one gradient, which
   *     finds them itself
   */
  record Reference(float[][] original, Optional<float[]> before) {}

  /** Asks the start model, and unless all is one gradient the policy, without gradients. */
  Reference reference(NDManager manager, Rollout rollout, TokenSets sets) {
    boolean once = settings.epochs() == 1 && settings.minibatch() >= rollout.rows();
    float[][] original = new float[rollout.size()][];
    float[] before = new float[once ? 0 : rollout.size()];
    NDList frozen = start.weights().toArrays(manager, false);
    NDList arrays = model.weights().toArrays(manager, false);
    for (int[] rows : rollout.parts(settings.minibatch())) {
      try (NDManager frame = manager.newSubManager()) {
        Minibatch batch = new Minibatch(frame, rollout, sets, rows);
        batch.putRows(logarithms(batch, batch.predictions(start, frozen)), original);
        if (!once) {
          batch.put(batch.drawn(logarithms(batch, batch.predictions(model, arrays))), before);
        }
      }
    }
    return new Reference(original, once ? Optional.empty() : Optional.of(before));
  }

  /** Of the probabilities with which tokens are drawn, [n, vocabulary]. */
  private NDArray logarithms(Minibatch batch, Minibatch.Predictions predictions) {
    NDArray logits = predictions.logits();
    return (masked ? logits.add(batch.mask()) : logits).logSoftmax(1);
  }

  /**
   * Computes the objective.
   *
   * @param arrays the model's weights, with gradients
   * @param advantages of the rollout's tokens
   * @param foreseen whether P is charged
   */
  Terms terms(
      Minibatch batch, NDList arrays, Reference reference, float[] advantages, boolean foreseen) {
    Minibatch.Predictions predictions = batch.predictions(model, arrays);
    NDArray policy = logarithms(batch, predictions);
    NDArray original = batch.pickRows(reference.original());

    NDArray drawn = batch.drawn(policy);
    NDArray before = reference.before().map(batch::pick).orElseGet(drawn::stopGradient);
    NDArray ratio = drawn.sub(before).exp();
    NDArray advantage = batch.pick(advantages);
    NDArray clipped = ratio.clip(1 - settings.clip(), 1 + settings.clip());
    NDArray gain = NDArrays.minimum(ratio.mul(advantage), clipped.mul(advantage)).mean();

    NDArray probabilities = policy.exp();
    NDArray divergence = probabilities.mul(policy.sub(original)).sum(new int[] {1}).mean();
    boolean among = settings.allowedEntropy() && !masked;
    NDArray spread = among ? predictions.logits().add(batch.mask()).logSoftmax(1) : policy;
    NDArray entropy = spread.exp().mul(spread).sum(new int[] {1}).mean().neg();
    NDArray value =
        gain.sub(Torch.times(divergence, settings.divergenceWeight()))
            .add(Torch.times(entropy, settings.entropyWeight()));
    if (foreseen && settings.violationWeight() > 0 && !masked) {
      NDArray violating = probabilities.mul(batch.excluded()).sum(new int[] {1}).mean();
      value = value.sub(Torch.times(violating, settings.violationWeight()));
    }
    return new Terms(value, divergence, entropy, predictions.hidden());
  }
}
