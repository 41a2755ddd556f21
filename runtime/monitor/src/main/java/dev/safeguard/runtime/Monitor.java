package dev.safeguard.runtime;

/**
 * A safeguard at work: one current state, moved by one observation after the other.
 *
 * <p>An observation is a set of labels as a {@code long}: bit i says whether label i of {@link
 * Safeguard#labels()} holds. Bits beyond the last label are ignored. No method allocates unless it
 * throws. A monitor is not safe for use by several threads; every thread takes its own.
 */
public interface Monitor {
  /** The safeguard that this monitor runs. */
  Safeguard safeguard();

  /**
   * Reads one observation.
   *
   * @return the verdict of the trace up to and with this observation
   * @throws AssumptionViolatedException if the observation breaks what the specification assumes;
   *     the state is then unchanged
   */
  Verdict step(long labels);

  /** The number of the current state. */
  int state();

  /** The verdict of the trace so far; of the empty trace before the first step. */
  Verdict verdict();

  /** Back to the initial state. */
  void reset();

  /**
   * The state that follows a given state, delta(q, labels), without moving this monitor: what
   * counterfactual updates and shields need.
   *
   * @throws AssumptionViolatedException as {@link #step}
   * @throws IndexOutOfBoundsException if there is no such state
   */
  int successor(int state, long labels);

  /**
   * Puts this monitor into a given state, for instance that of a saved run.
   *
   * @throws IndexOutOfBoundsException if there is no such state
   */
  void restore(int state);

  /**
   * The observations that do not lead to a violation when they are read next (Remark 14). In a
   * violated state it admits nothing.
   */
  Guard safeNext();

  /**
   * The observations that lead to a violation when they are read next (Remark 14): among those that
   * the specification's assumptions allow, the complement of {@link #safeNext()}.
   */
  Guard unsafeNext();
}
