package dev.safeguard.deep.gpt2;

import ai.djl.ndarray.types.Shape;
import dev.safeguard.deep.Weights;
import dev.safeguard.learning.SplitMix64;
import java.util.Arrays;

/**
 * What training from scratch begins with, as the original did: normal with deviation 0.02, divided
 * by the root of the number of additions where a part adds to the residual stream; gains 1 and
 * biases 0.
 */
final class InitialWeights {
  private static final double DEVIATION = 0.02;

  private InitialWeights() {}

  static Weights of(Gpt2Config config, long seed) {
    return of(config, seed, DEVIATION);
  }

  static Weights of(Gpt2Config config, long seed, double deviation) {
    SplitMix64 random = new SplitMix64(seed);
    double residual = deviation / Math.sqrt(2.0 * config.layers());
    Weights weights = new Weights();
    for (Parameter parameter : Parameter.of(config)) {
      Shape shape = parameter.shape();
      float[] numbers = new float[(int) shape.size()];
      if (shape.dimension() == 2) {
        fill(numbers, parameter.name().endsWith("c_proj.weight") ? residual : deviation, random);
      } else if (parameter.name().endsWith(".weight")) {
        Arrays.fill(numbers, 1);
      }
      weights.add(numbers, shape);
    }
    return weights;
  }

  private static void fill(float[] numbers, double deviation, SplitMix64 random) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (deviation * normal(random));
    }
  }

  /** A number of the standard normal distribution, by the method of Box and Muller. */
  static double normal(SplitMix64 random) {
    double radius = Math.sqrt(-2 * Math.log(1 - random.nextDouble()));
    return radius * Math.cos(2 * Math.PI * random.nextDouble());
  }
}
