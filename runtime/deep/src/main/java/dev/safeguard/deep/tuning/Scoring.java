package dev.safeguard.deep.tuning;

import dev.safeguard.runtime.Verdict;

/** What a finished answer is worth, beside what the safeguard says of each of its tokens. */
@FunctionalInterface
public interface Scoring<Q extends Question> {

  /**
   * The reward of an answer that has not violated the safeguard, paid with its last token.
   *
   * @param answer its tokens, the end of text included if it was drawn
   * @param verdict of the safeguard on all of it; never VIOLATED
   */
  double score(Q question, int[] answer, Verdict verdict);

  /** The safeguard alone: 1 where it accepts the answer, -1 where the answer is not complete. */
  static <Q extends Question> Scoring<Q> verdict() {
    return (question, answer, verdict) -> verdict == Verdict.PENDING ? -1 : 1;
  }
}
