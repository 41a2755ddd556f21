package dev.safeguard.learning;

import java.util.List;

/**
 * A decision process with discrete observations and actions. {@code reset} and {@code step} mean
 * exactly what they mean in Gymnasium: {@code terminated} says that the process has come to an end
 * of its own, {@code truncated} that it was cut off from outside (a horizon), and after either the
 * next call is {@code reset}.
 *
 * <p>Calls allocate nothing: the {@link Step} is one object, written anew by each call. An
 * environment is not safe for use by several threads.
 */
public interface Environment {
  /** The number of observations, which are 0, 1, ... */
  int observations();

  /** The number of actions, which are 0, 1, ... */
  int actions();

  /** The labels that this environment can produce; label i is bit i of {@link Step#labels()}. */
  List<String> labels();

  /**
   * Begins an episode.
   *
   * @param seed all chance in the episodes from here on follows from it
   * @return the first observation, with reward 0 and the labels that hold at the start
   */
  Step reset(long seed);

  /** Begins an episode, with chance going on from where it was. */
  Step reset();

  /**
   * Takes an action.
   *
   * @return what came of it, overwritten by the next call
   * @throws IllegalStateException if the episode is over, or none has begun
   * @throws IndexOutOfBoundsException if there is no such action
   */
  Step step(int action);
}
