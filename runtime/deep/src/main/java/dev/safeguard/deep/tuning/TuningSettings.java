package dev.safeguard.deep.tuning;

import dev.safeguard.deep.tuning.WatchedAnswers.Guidance;

/**
 * What can be chosen of a tuning run.
 *
 * @param algorithm with its own settings
 * @param tokens of answers to train on in all stages together; the last update may draw more
 * @param questions of an update, at least 1
 * @param group how many answers each question gets, at least 1
 * @param longest the most tokens of an answer, at least 1
 * @param mastery the share of an update's answers that must be accepted for a stage to be over,
 *     were its own rule not to hold; above 1 it never is
 * @param mask whether tokens are excluded that would violate next
 * @param checkpointSeconds the least time between two checkpoints
 */
public record TuningSettings(
    Algorithm algorithm,
    long tokens,
    int questions,
    int group,
    int longest,
    double mastery,
    boolean mask,
    double checkpointSeconds) {

  /** A {@link #mastery} that no answers have: stages end by their rules alone. */
  public static final double NEVER = 2;

  /** Checks the ranges. */
  public TuningSettings {
    if (tokens < 1 || questions < 1 || group < 1 || longest < 1) {
      throw new IllegalArgumentException(
          "%d tokens, %d questions of %d answers of %d tokens; each is at least 1"
              .formatted(tokens, questions, group, longest));
    }
  }

  /** 32 questions of 8 answers, without a mask, and a checkpoint every five seconds. */
  public static TuningSettings of(Algorithm algorithm, long tokens, int longest) {
    return new TuningSettings(algorithm, tokens, 32, 8, longest, NEVER, false, 5);
  }

  /** The same with or without a mask. */
  public TuningSettings masked(boolean mask) {
    return new TuningSettings(
        algorithm, tokens, questions, group, longest, mastery, mask, checkpointSeconds);
  }

  Guidance guidance() {
    if (mask) {
      return Guidance.MASKED;
    }
    return algorithm.policy().observes() ? Guidance.OBSERVED : Guidance.NONE;
  }
}
