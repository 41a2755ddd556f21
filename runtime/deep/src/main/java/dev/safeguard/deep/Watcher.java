package dev.safeguard.deep;

import dev.safeguard.learning.VectorEnvironment.Outcome;

/** Sees what a policy does when it is tested, step by step. */
@FunctionalInterface
public interface Watcher {
  /** One that looks away. */
  Watcher BLIND = (copy, state, outcome) -> {};

  /**
   * A copy has begun an episode or taken a step; the environment can be asked for the rest.
   *
   * @param state the name of the safeguard's state
   * @param outcome how the episode stands; a violation terminates it
   */
  void saw(int copy, String state, Outcome outcome);
}
