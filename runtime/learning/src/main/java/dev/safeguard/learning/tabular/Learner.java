package dev.safeguard.learning.tabular;

import dev.safeguard.learning.SplitMix64;
import dev.safeguard.runtime.Monitor;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * What is learned by one of the algorithms on pairs (s, q) of an observation and a state of the
 * safeguard in force. {@link TabularTraining} owns the episodes, a learner the choices and updates.
 * No method that is called in a step allocates.
 */
interface Learner {
  /** Goes to the next stage, under another safeguard, and takes along what it knows. */
  void moveTo(Monitor monitor);

  /** Begins a training episode. */
  void beginEpisode();

  /** The action to train with in (s, q). */
  int explore(int s, int q);

  /**
   * Learns from a step of training, taken by the latest {@link #explore}. The steps of an episode
   * follow one another: the pair before a step is the one that the step before led to.
   *
   * @param s the observation before it
   * @param q the safeguard's state before it
   * @param a the action taken
   * @param reward the environment's
   * @param next the observation after it
   * @param entered the safeguard's state after it
   * @param observation the labels read after it, by the safeguard's own numbers
   * @param terminated whether the environment came to an end of its own, so that no value follows
   * @return the reward that the learner made of the step
   */
  double learn(
      int s,
      int q,
      int a,
      double reward,
      int next,
      int entered,
      long observation,
      boolean terminated);

  /** Ends a training episode, which violated the safeguard in force or did not. */
  void endEpisode(boolean violated);

  /** The action that the trained policy takes in (s, q); chance decides among equals. */
  int best(int s, int q, SplitMix64 chance);

  /** The actions that {@link #best} chooses from, bit a for action a. */
  int bestActions(int s, int q);

  /** The estimate of V(s, q). */
  double value(int s, int q);

  /** Every choice that this learner depends on, by name, for a run's summary. */
  Map<String, Object> settings();

  /** Writes all that the learner needs to go on. */
  void writeTo(DataOutput out) throws IOException;

  /**
   * Reads what {@link #writeTo} wrote in the same stage.
   *
   * @throws IOException if it is of another size
   */
  void readFrom(DataInput in) throws IOException;
}
