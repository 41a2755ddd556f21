package dev.safeguard.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.safeguard.learning.ObservationShape;
import dev.safeguard.learning.SplitMix64;

/** Two hidden tanh layers for the policy and two for the value, behind one encoder. */
final class FeedForward implements PolicyNetwork {
  private static final double GAIN = Math.sqrt(2);
  private static final double LOGIT_GAIN = 0.01; // begin with all actions about equally likely

  private final Weights weights = new Weights();
  private final Encoder encoder;
  private final Layers actor;
  private final Layers critic;

  /** The number of the first of two dense layers, and what stands on them. */
  private record Layers(int first, Heads heads) {}

  FeedForward(ObservationShape observation, int hidden, int outputs, SplitMix64 random) {
    encoder = new Encoder(observation, weights, random);
    actor = layers(hidden, outputs, observation.modes(), LOGIT_GAIN, random);
    critic = layers(hidden, 1, observation.modes(), 1, random);
  }

  private Layers layers(int hidden, int outputs, int modes, double gain, SplitMix64 random) {
    int number = weights.addDense(random, GAIN, encoder.features(), hidden);
    weights.addDense(random, GAIN, hidden, hidden);
    return new Layers(number, Heads.add(weights, random, gain, hidden, outputs, modes));
  }

  @Override
  public Weights weights() {
    return weights;
  }

  @Override
  public int memory() {
    return 0;
  }

  @Override
  public Output forward(NDList arrays, NDArray observations, NDArray memory, NDArray goesOn) {
    long time = observations.getShape().get(0);
    long copies = observations.getShape().get(1);
    NDArray features = encoder.encode(arrays, observations.reshape(time * copies, -1));
    return new Output(
        layered(arrays, actor, features).reshape(time, copies, -1),
        layered(arrays, critic, features).reshape(time, copies),
        memory);
  }

  private static NDArray layered(NDList arrays, Layers layers, NDArray input) {
    int number = layers.first();
    NDArray first = input.matMul(arrays.get(number)).add(arrays.get(number + 1)).tanh();
    NDArray second = first.matMul(arrays.get(number + 2)).add(arrays.get(number + 3)).tanh();
    return layers.heads().outputs(arrays, second, input);
  }
}
