package dev.safeguard.compiler.automaton;

/** The four verdicts on a finite trace, by the state in which its run ends. */
public enum Verdict {
  /** Only accepting states can be reached from here: the state is secured. */
  SATISFIED,
  /** The state is accepting, and a state that is not can be reached. */
  ACCEPTING,
  /** The state is not accepting, and an accepting one can be reached. */
  PENDING,
  /** No accepting state can be reached: the state is doomed. */
  VIOLATED
}
