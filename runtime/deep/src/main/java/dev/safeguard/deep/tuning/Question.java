package dev.safeguard.deep.tuning;

/** What a model is asked. Implementations add what only the trainer knows of the right answer. */
public interface Question {
  /** The tokens that the model reads before it answers, at least one; not to be changed. */
  int[] prompt();
}
