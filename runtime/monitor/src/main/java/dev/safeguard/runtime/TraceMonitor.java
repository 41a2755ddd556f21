package dev.safeguard.runtime;

import java.util.List;

/**
 * What every monitor does: it reads one observation after the other and gives a verdict on the
 * trace so far. A {@link Monitor} has numbered states besides; a {@link ParallelMonitor} is made of
 * several monitors, whose states together may be too many for a number.
 *
 * <p>An observation is a set of labels as a {@code long}: bit i says whether label i of {@link
 * #labelNames()} holds. Bits beyond the last label are ignored. No method allocates unless it
 * throws. A monitor is not safe for use by several threads; every thread takes its own.
 */
public interface TraceMonitor {
  /** The name of the safeguard that this monitor runs. */
  String name();

  /** The names of the labels; label i is bit i of an observation; at most 64. */
  List<String> labelNames();

  /**
   * The monitors that this one is made of, in the order of the specification; itself if it is one.
   * It is violated exactly when one of them is. To be looked at and not moved.
   */
  List<Monitor> parts();

  /** What a violation costs, subtracted from the reward (Eq. 5); not negative. */
  double penalty();

  /**
   * Reads one observation.
   *
   * @return the verdict of the trace up to and with this observation
   * @throws AssumptionViolatedException if the observation breaks what the specification assumes;
   *     nothing has changed then
   */
  Verdict step(long labels);

  /** The verdict of the trace so far; of the empty trace before the first step. */
  Verdict verdict();

  /** Back to the beginning. */
  void reset();

  /**
   * The observations that do not lead to a violation when they are read next (Remark 14). In a
   * violated state it admits nothing. To be asked before this monitor moves on.
   */
  Guard safeNext();

  /**
   * The observations that lead to a violation when they are read next (Remark 14): among those that
   * the specification's assumptions allow, the complement of {@link #safeNext()}. To be asked
   * before this monitor moves on.
   */
  Guard unsafeNext();
}
