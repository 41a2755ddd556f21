package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Monitor;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * What keeps a learner from actions that it has learned to be dangerous, in training and after it.
 * All that it knows of the environment is a {@link LearnedModel}; of the safeguard it knows which
 * labels would violate if they were read next (Remark 14).
 */
interface Shield {
  /** Goes to a stage under another safeguard. */
  void moveTo(Monitor monitor);

  /** The actions allowed in (s, q), bit a for action a; never none. */
  int allowed(int s, int q);

  /** Brings the dangers of an observation up to date; returns a number that changes with them. */
  int assess(int s);

  /**
   * The estimated probabilities that actions violate at once: that of action a in (s, q) stands at
   * (s * states + q) * actions + a. Those of an observation are as of the last {@link #assess}; the
   * array stays the same until the next stage.
   */
  double[] dangers();

  /**
   * Learns from a step of training that led from s by a to another observation.
   *
   * @param labels read after the step, by the safeguard's own numbers
   */
  void observe(int s, int a, double reward, int next, long labels, boolean terminated);

  /** A training episode has ended: time to think. */
  void endEpisode();

  /** What is known of the environment. */
  LearnedModel model();

  /** Writes what it has learned, between episodes. */
  void writeTo(DataOutput out) throws IOException;

  /** Reads what {@link #writeTo} wrote in the same stage into this shield, which knows nothing. */
  void readFrom(DataInput in) throws IOException;

  /** Every choice that this shield depends on, by name. */
  Map<String, Object> settings();
}
