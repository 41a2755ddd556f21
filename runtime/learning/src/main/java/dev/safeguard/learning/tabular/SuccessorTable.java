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
  private final boolean[] violated;
  private long[] observations = new long[8];
  private int[] successors;
  private boolean[] safe; // where rows begin
  private int rows;
  private int latest;

  SuccessorTable(Monitor monitor) {
    this.monitor = monitor;
    this.states = monitor.safeguard().states().size();
    violated = ViolatedStates.of(monitor.safeguard());
    this.successors = new int[8 * states];
    this.safe = new boolean[8 * states];
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

  /** Whether a row leads from no state to a violation that was not there before. */
  boolean isSafe(int row) {
    return safe[row];
  }

  /** Forgets all rows if there are many. */
  void trim() {
    rows = rows > MOST_ROWS ? 0 : rows;
  }

  private int add(long observation) {
    if (rows == observations.length) {
      observations = Arrays.copyOf(observations, 2 * rows);
      successors = Arrays.copyOf(successors, 2 * rows * states);
      safe = Arrays.copyOf(safe, 2 * rows * states);
    }
    safe[rows * states] = true;
    for (int state = 0; state < states; state++) {
      int next = monitor.successor(state, observation);
      successors[rows * states + state] = next;
      safe[rows * states] &= violated[state] || !violated[next];
    }
    observations[rows] = observation;
    latest = rows++;
    return latest * states;
  }
}
