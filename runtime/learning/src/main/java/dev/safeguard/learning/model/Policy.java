package dev.safeguard.learning.model;

/** What an agent does that sees an observation and a state of the safeguard, and nothing else. */
@FunctionalInterface
public interface Policy {
  /**
   * The actions that are taken in (s, q), each with the same probability.
   *
   * @return bit a for action a; not empty
   */
  int actions(int s, int q);
}
