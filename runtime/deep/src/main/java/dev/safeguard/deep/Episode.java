package dev.safeguard.deep;

import java.io.IOException;

/**
 * How an episode went.
 *
 * @param stage the number of the stage that it belongs to, from 0
 * @param length in steps
 * @param total the environment's rewards together
 * @param shaped the rewards that the learner saw, together
 * @param violatesStage whether it violated the safeguard of its stage
 * @param violatesLast whether its trace violates the last safeguard
 * @param success whether the task's goal was reached
 */
record Episode(
    int stage,
    int length,
    double total,
    double shaped,
    boolean violatesStage,
    boolean violatesLast,
    boolean success) {

  /** Hears of episodes. */
  interface Listener {
    /** One has ended, and was not lost. */
    void ended(Episode episode) throws IOException;
  }
}
