package dev.safeguard.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import dev.safeguard.learning.ObservationShape;
import dev.safeguard.learning.SplitMix64;

/**
 * A dense tanh layer, a gated recurrent unit (Cho et al., 2014) and linear outputs, for policy and
 * value together.
 */
final class Recurrent implements PolicyNetwork {
  private static final double LOGIT_GAIN = 0.01;

  private final Weights weights = new Weights();
  private final Encoder encoder;
  private final int hidden;
  private final int dense;
  private final int input;
  private final int gates;
  private final int candidate;
  private final Heads actor;
  private final Heads critic;

  Recurrent(ObservationShape observation, int hidden, int outputs, SplitMix64 random) {
    this.hidden = hidden;
    encoder = new Encoder(observation, weights, random);
    dense = weights.addDense(random, Math.sqrt(2), encoder.features(), hidden);
    input = weights.addDense(random, 1, hidden, 3 * hidden);
    gates = weights.addDense(random, 1, hidden, 2 * hidden);
    candidate = weights.addDense(random, 1, hidden, hidden);
    actor = Heads.add(weights, random, LOGIT_GAIN, hidden, outputs, observation.modes());
    critic = Heads.add(weights, random, 1, hidden, 1, observation.modes());
  }

  @Override
  public Weights weights() {
    return weights;
  }

  @Override
  public int memory() {
    return hidden;
  }

  @Override
  public Output forward(NDList arrays, NDArray observations, NDArray memory, NDArray goesOn) {
    long time = observations.getShape().get(0);
    long copies = observations.getShape().get(1);
    NDArray features = encoder.encode(arrays, observations.reshape(time * copies, -1));
    NDArray seen = linear(arrays, dense, features).tanh();
    NDArray inputs = linear(arrays, input, seen).reshape(time, copies, -1);
    NDArray state = memory;
    NDList states = new NDList((int) time);
    for (long t = 0; t < time; t++) {
      state = next(arrays, inputs.get(t), state.mul(goesOn.get(t)));
      states.add(state);
    }
    NDArray all = NDArrays.stack(states).reshape(time * copies, hidden);
    return new Output(
        actor.outputs(arrays, all, features).reshape(time, copies, -1),
        critic.outputs(arrays, all, features).reshape(time, copies),
        state);
  }

  /** h' = (1 - z) n + z h, with z, r = sigmoid(Wx + Uh) and n = tanh(Wx + U(r h)). */
  private NDArray next(NDList arrays, NDArray x, NDArray h) {
    NDList parts = x.split(new long[] {2L * hidden}, 1);
    NDArray both = Activation.sigmoid(parts.get(0).add(linear(arrays, gates, h)));
    NDList gate = both.split(2, 1);
    NDArray update = gate.get(0);
    NDArray kept = gate.get(1).mul(h);
    NDArray proposal = parts.get(1).add(linear(arrays, candidate, kept)).tanh();
    return proposal.add(update.mul(h.sub(proposal)));
  }

  private static NDArray linear(NDList arrays, int number, NDArray input) {
    return input.matMul(arrays.get(number)).add(arrays.get(number + 1));
  }
}
