package dev.safeguard.deep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/**
 * What stands between a policy and its environment and learns on the way: it may replace actions,
 * and lessen rewards. Arrays are by copy.
 */
interface Intervention extends AutoCloseable {

  /**
   * What copies are about to do.
   *
   * @param copies which they are
   * @param seen what the policy saw
   * @param actions to be replaced in place; null for a copy that does nothing
   */
  void before(SafeguardedCopies copies, float[][] seen, int[][] actions);

  /**
   * What came of it.
   *
   * @param copy which one
   * @param before what it saw before
   * @param action what it did
   * @param after what it sees now
   * @param labels that hold now, as the safeguards number them
   * @param violated whether that violates the safeguard in force
   * @param over whether the episode is over
   */
  void after(
      int copy,
      float[] before,
      int[] action,
      float[] after,
      long labels,
      boolean violated,
      boolean over);

  /**
   * What is subtracted from the rewards of a step.
   *
   * @param seen what the copies see now
   * @param penalties to be written
   */
  void penalties(float[][] seen, double[] penalties);

  /** Learns from what was seen; called once after each step of the copies. */
  void learn();

  /** What was chosen, by name, with units. */
  Map<String, Object> config();

  void writeTo(DataOutput out) throws IOException;

  void readFrom(DataInput in) throws IOException;

  /** Frees what it holds outside the heap. */
  @Override
  void close();
}
