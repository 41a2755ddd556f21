package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Monitor;
import java.util.Arrays;

/**
 * The successors of all states under an observation, remembered for the observations seen so far:
 * an environment produces few different ones, and a learner asks for all of them at every step.
 */
final class SuccessorTable {
  private static final int MOST_ROWS = 4096;

  private final Monitor monitor;
  private final int states;
  private long[] observations = new long[8];
  private int[] successors;
  private int rows;
  private int latest;

  SuccessorTable(Monitor monitor) {
    this.monitor = monitor;
    this.states = monitor.safeguard().states().size();
    this.successors = new int[8 * states];
  }

  /** Where the successors of the states stand in {@link #cells}: state q's at row + q. */
  int row(long observation) {
    if (latest < rows && observations[latest] == observation) {
      return latest * states;
    }
    for (int row = 0; row < rows; row++) {
      if (observations[row] == observation) {
        latest = row;
        return row * states;
      }
    }
    return add(observation);
  }

  /** The successors, in the rows that {@link #row} named since the last {@link #trim}. */
  int[] cells() {
    return successors;
  }

  /** Forgets all rows if there are many. */
  void trim() {
    rows = rows > MOST_ROWS ? 0 : rows;
  }

  private int add(long observation) {
    if (rows == observations.length) {
      observations = Arrays.copyOf(observations, 2 * rows);
      successors = Arrays.copyOf(successors, 2 * rows * states);
    }
    for (int state = 0; state < states; state++) {
      successors[rows * states + state] = monitor.successor(state, observation);
    }
    observations[rows] = observation;
    latest = rows++;
    return latest * states;
  }
}
