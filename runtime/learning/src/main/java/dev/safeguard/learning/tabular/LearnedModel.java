package dev.safeguard.learning.tabular;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What was seen of an environment so far: where actions lead, and what is there. Labels belong to
 * the observation that shows them, so what was seen coming from one side is known on all.
 */
record LearnedModel(LearnedMoves moves, LearnedSights sights) {
  /** A move elsewhere is as good as so many steps of one's own; what did best on the gridworld. */
  private static final double RELOCATION = 20;

  /** A model of an environment of which nothing was seen. */
  static LearnedModel empty(int observations, int actions) {
    return new LearnedModel(
        new LearnedMoves(observations, actions, RELOCATION), new LearnedSights(observations));
  }

  /**
   * Counts a step by a from s.
   *
   * @return whether that changes what is known of the next observation
   */
  boolean observe(int s, int a, double reward, int next, long labels, boolean terminated) {
    moves.observe(s, a, next);
    return sights.observe(next, reward, labels, terminated);
  }

  void writeTo(DataOutput out) throws IOException {
    moves.writeTo(out);
    sights.writeTo(out);
  }

  /** Reads what {@link #writeTo} wrote between episodes into this model, which is empty. */
  void readFrom(DataInput in) throws IOException {
    moves.readFrom(in);
    sights.readFrom(in);
  }
}
