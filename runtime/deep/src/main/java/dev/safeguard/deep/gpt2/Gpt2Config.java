package dev.safeguard.deep.gpt2;

import java.util.OptionalInt;

/**
 * The sizes of a GPT-2.
 *
 * @param vocabulary how many tokens there are
 * @param positions the longest sequence, prompt and answer together
 * @param width of the residual stream; a multiple of the heads
 * @param layers 1 to 1000
 * @param inner width of the hidden layer of a block's feed-forward part
 * @param epsilon added to variances by layer normalisation
 * @param endOfText the token that ends an answer, if there is one
 */
public record Gpt2Config(
    int vocabulary,
    int positions,
    int width,
    int layers,
    int heads,
    int inner,
    double epsilon,
    OptionalInt endOfText) {
  private static final int MOST_LAYERS = 1000;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException with the name that config.json has for what is wrong
   */
  public Gpt2Config {
    positive("vocab_size", vocabulary);
    positive("n_positions", positions);
    positive("n_embd", width);
    positive("n_layer", layers);
    positive("n_head", heads);
    positive("n_inner", inner);
    require(layers <= MOST_LAYERS, "n_layer is %d; at most %d".formatted(layers, MOST_LAYERS));
    require(width % heads == 0, "n_embd %d is no multiple of n_head %d".formatted(width, heads));
    require(
        epsilon > 0 && Double.isFinite(epsilon),
        "layer_norm_epsilon is %s; it must be positive".formatted(epsilon));
    long rows = Math.max(Math.max(vocabulary, positions), Math.max(inner, 3L * width));
    require(rows * width < Integer.MAX_VALUE / Float.BYTES, "the model is too large");
    endOfText.ifPresent(
        end ->
            require(
                end >= 0 && end < vocabulary,
                "eos_token_id %d is not below vocab_size %d".formatted(end, vocabulary)));
  }

  /** With a feed-forward part of four times the width and the original's epsilon. */
  public static Gpt2Config of(
      int vocabulary, int positions, int width, int layers, int heads, OptionalInt endOfText) {
    return new Gpt2Config(vocabulary, positions, width, layers, heads, 4 * width, 1e-5, endOfText);
  }

  private static void positive(String name, int number) {
    require(number > 0, "%s is %d; it must be positive".formatted(name, number));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
