package dev.safeguard.deep;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import dev.safeguard.learning.ObservationShape;
import dev.safeguard.learning.SplitMix64;

/**
 * Makes features of an observation: those that it has, and with a picture those that two layers of
 * filters and a dense one find in it.
 */
final class Encoder {
  private static final int FILTERS = 16;
  private static final int SIZE = 5;
  private static final int STRIDE = 3;
  private static final int FROM_PICTURE = 64;

  private final ObservationShape observation;
  private final int first;

  /** Adds its weights to others. */
  Encoder(ObservationShape observation, Weights weights, SplitMix64 random) {
    this.observation = observation;
    first = weights.count();
    if (observation.pixels() > 0) {
      int window = SIZE * SIZE;
      double gain = Math.sqrt(2);
      weights.add(random, gain, window, FILTERS, FILTERS, 1, SIZE, SIZE);
      weights.add(random, gain, window * FILTERS, FILTERS, FILTERS, FILTERS, SIZE, SIZE);
      int height = reduced(reduced(observation.height()));
      int width = reduced(reduced(observation.width()));
      weights.addDense(random, gain, FILTERS * height * width, FROM_PICTURE);
    }
  }

  private static int reduced(int length) {
    return (length + 2 - SIZE) / STRIDE + 1;
  }

  /** How many features it makes. */
  int features() {
    return observation.features() + (observation.pixels() > 0 ? FROM_PICTURE : 0);
  }

  /** From [rows, numbers] to [rows, features]. */
  NDArray encode(NDList weights, NDArray observations) {
    int pixels = observation.pixels();
    if (pixels == 0) {
      return observations;
    }
    NDArray picture =
        observations.get(":, :" + pixels).reshape(-1, 1, observation.height(), observation.width());
    NDArray once = filter(weights, first, picture);
    NDArray twice = filter(weights, first + 2, once);
    NDArray flat = twice.reshape(observations.getShape().get(0), -1);
    NDArray found =
        Activation.relu(flat.matMul(weights.get(first + 4)).add(weights.get(first + 5)));
    return observation.features() == 0
        ? found
        : NDArrays.concat(new NDList(found, observations.get(":, " + pixels + ":")), 1);
  }

  private static NDArray filter(NDList weights, int number, NDArray input) {
    return Activation.relu(
        Conv2d.conv2d(
                input,
                weights.get(number),
                weights.get(number + 1),
                new Shape(STRIDE, STRIDE),
                new Shape(1, 1))
            .singletonOrThrow());
  }
}
