package dev.safeguard.deep.gpt2;

import java.util.Arrays;

/**
 * What a model is to learn from.
 *
 * @param tokens at least one
 * @param weights how much the prediction of each token from those before it counts, at least 0; of
 *     the first it is ignored
 */
public record Example(int[] tokens, float[] weights) {
  /** Checks the lengths. */
  public Example {
    if (tokens.length == 0 || tokens.length != weights.length) {
      throw new IllegalArgumentException(
          "%d tokens, %d weights".formatted(tokens.length, weights.length));
    }
  }

  /** An example that is to be predicted from a place on. */
  public static Example from(int first, int[] tokens) {
    float[] weights = new float[tokens.length];
    Arrays.fill(weights, first, tokens.length, 1);
    return new Example(tokens, weights);
  }
}
