package dev.safeguard.runtime;

/**
 * What is known of a trace after each observation.
 *
 * <p>{@link #SATISFIED} and {@link #VIOLATED} never change again; the other two may become any
 * verdict.
 */
public enum Verdict {
  /** Only accepting states can be reached from here: no continuation is ever rejected. */
  SATISFIED,
  /** The trace is accepted as it stands. */
  ACCEPTING,
  /** The trace is not accepted as it stands, but a continuation of it is. */
  PENDING,
  /** No continuation is accepted: the run is in, or can only reach, a rejecting sink (Def. 9). */
  VIOLATED;

  /** The verdict on a conjunction whose parts have this verdict and another. */
  Verdict and(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** True of {@link #SATISFIED} and {@link #VIOLATED}. */
  public boolean isFinal() {
    return this == SATISFIED || this == VIOLATED;
  }
}
