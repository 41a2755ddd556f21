package dev.safeguard.deep.gpt2;

/**
 * Follows the answers of a {@link Sampler} token by token: it says among which tokens the next one
 * is drawn, and hears which one it was.
 */
public interface TokenGuide {

  /**
   * The tokens among which a row's next one is drawn; the others are as if they had no probability.
   *
   * @param row the number of the prompt, from 0
   * @return at least one, ascending; not changed by the sampler
   */
  int[] allowed(int row);

  /**
   * A row's answer has grown by a token.
   *
   * @return whether it ends with it
   */
  boolean drawn(int row, int token);
}
