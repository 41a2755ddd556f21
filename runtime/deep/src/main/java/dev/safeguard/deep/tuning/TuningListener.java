package dev.safeguard.deep.tuning;

import java.util.Locale;

/** Hears how a tuning run goes, after each update. */
@FunctionalInterface
public interface TuningListener {
  /** One that does not listen. */
  TuningListener SILENT = progress -> {};

  /** Called on the training thread: what is slow here slows the training. */
  void updated(Progress progress);

  /**
   * How far a run is, and what its latest update saw.
   *
   * @param updates so far
   * @param tokens of answers so far
   * @param totalTokens how many there will be
   * @param tokensPerSecond sampling and learning together, since this process began
   * @param stage the number of the stage, from 0
   * @param stages how many there are
   * @param stageName the name of the safeguard in force
   * @param reward the mean reward of an answer
   * @param accuracy the share of right answers
   * @param violations the share of answers that violated the safeguard in force
   * @param divergence from the start model, in nats a token
   * @param entropy in nats a token
   */
  record Progress(
      long updates,
      long tokens,
      long totalTokens,
      double tokensPerSecond,
      int stage,
      int stages,
      String stageName,
      double reward,
      double accuracy,
      double violations,
      double divergence,
      double entropy) {

    /** The seconds that are left if the pace stays. */
    public double secondsLeft() {
      return Math.max(0, totalTokens - tokens) / tokensPerSecond;
    }

    /** What is peculiar to language models, for people. */
    public String details() {
      return String.format(
          Locale.ROOT,
          "right %.1f %%  violating %.1f %%  KL %.4f  entropy %.3f",
          100 * accuracy,
          100 * violations,
          divergence,
          entropy);
    }

    /** One line for people. */
    public String text() {
      return String.format(
          Locale.ROOT,
          "%,d/%,d tokens  %,.0f/s  stage %d/%d %s  reward %.3f  %s  %.0f s left",
          Math.min(tokens, totalTokens),
          totalTokens,
          tokensPerSecond,
          stage + 1,
          stages,
          stageName,
          reward,
          details(),
          secondsLeft());
    }
  }
}
