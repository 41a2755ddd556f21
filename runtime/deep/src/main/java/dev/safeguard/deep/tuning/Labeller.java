package dev.safeguard.deep.tuning;

import java.util.List;
import java.util.Set;

/** Says which labels a token of an answer makes true: what a safeguard over answers observes. */
public interface Labeller<Q extends Question> {

  /** The names of the labels; label i is bit i of what {@link #labels} returns. At most 64. */
  List<String> labels();

  /**
   * Those of {@link #labels()} that depend on what only the trainer knows, such as whether the
   * answer is right. A mask never looks at them: it excludes what violates whatever they are.
   */
  default Set<String> hidden() {
    return Set.of();
  }

  /**
   * The class of a token, from 0; a few classes for many tokens make masks fast. In the same place
   * of the same answer all tokens of a class make the same labels true, hidden ones aside.
   */
  int tokenClass(int token);

  /**
   * The labels that hold when an answer goes on with a token. The end of text is no token here.
   *
   * @param answer begins with the tokens so far; not to be changed
   * @param length how many these are
   */
  long labels(Q question, int[] answer, int length, int token);
}
