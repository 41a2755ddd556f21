package dev.safeguard.learning;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Several copies of one decision process side by side, with observations of numbers, actions of one
 * or more discrete parts, and signals: named numbers that labels are defined from.
 *
 * <p>A command is given to each copy ({@link #reset} or {@link #step}; a copy without one stays as
 * it is), then {@link #exchange} carries them all out, then the answers can be read until the next
 * exchange. Copies do not restart by themselves: after an {@link Outcome} other than {@link
 * Outcome#RUNNING} the next command of a copy is {@code reset}.
 *
 * <p>Not safe for use by several threads.
 */
public interface VectorEnvironment extends Closeable {

  /** How an episode stands. */
  enum Outcome {
    /** It goes on. */
    RUNNING,
    /** The process has come to an end of its own: no value follows. */
    TERMINATED,
    /** It was cut off from outside: values would have followed. */
    TRUNCATED,
    /** Whatever ran it has died. The episode is to be discarded; the answers mean nothing. */
    LOST
  }

  /** The number of copies, which are 0, 1, ... */
  int copies();

  /** What the numbers of an observation are. */
  ObservationShape observation();

  /** For each part of an action, how many choices it has. */
  int[] actions();

  /** The names of the signals, in their order. */
  List<String> signals();

  /** Tells a copy to begin an episode, all chance of which follows from the seed. */
  void reset(int copy, long seed);

  /**
   * Tells a copy to act.
   *
   * @param action a choice for each part, from 0
   */
  void step(int copy, int[] action);

  /**
   * Carries out the commands.
   *
   * @throws IOException if the copies cannot be kept alive; the message is for people
   */
  void exchange() throws IOException;

  /** How the episode of a copy stands. */
  Outcome outcome(int copy);

  /** The environment's reward of a copy's step; 0 after a reset. */
  double reward(int copy);

  /** Whether the task's goal has been reached in a copy's episode; never, where there is none. */
  default boolean success(int copy) {
    return false;
  }

  /** A signal's value now. */
  double signal(int copy, int signal);

  /** Writes a copy's observation, {@code observation().size()} numbers, into an array. */
  void observe(int copy, float[] target, int offset);
}
