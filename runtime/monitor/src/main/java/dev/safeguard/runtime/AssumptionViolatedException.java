package dev.safeguard.runtime;

/**
 * An observation broke an assumption of the specification, so that no verdict on it would mean
 * anything.
 */
public final class AssumptionViolatedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final long labels;

  /**
   * @param labels the observation
   * @param assumption the assumption, as people read it
   */
  public AssumptionViolatedException(long labels, String assumption) {
    super("the observation breaks the assumption " + assumption);
    this.labels = labels;
  }

  /** The observation that broke it. */
  public long labels() {
    return labels;
  }
}
