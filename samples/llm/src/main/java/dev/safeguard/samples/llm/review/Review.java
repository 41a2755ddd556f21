package dev.safeguard.samples.llm.review;

import dev.safeguard.deep.gpt2.BytePairTokenizer;
import dev.safeguard.deep.tuning.Question;
import dev.safeguard.samples.llm.Answer;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;

/**
 * A snippet as a question.
 *
 * @param prompt the tokens of the code and of the question after it
 * @param answer the right one, which only the trainer knows
 * @param family of the snippet
 */
record Review(int[] prompt, Answer answer, Family family) implements Question {

  static Review of(Snippet snippet, BytePairTokenizer tokenizer) {
    return new Review(
        tokenizer.encode(snippet.code() + Answer.QUESTION), Answer.of(snippet), snippet.family());
  }

  /** Whether the address stands in the call or has a single name, which never has another. */
  boolean isPlain() {
    return switch (family) {
      case LITERAL, CONSTANT, MENTION, COMPARISON, CONNECTION, DECOY, PAIR -> true;
      case OVERWRITTEN, AFTERWARDS, ALIAS, COPY, PARAMETER, DEFAULT -> false;
    };
  }
}
