package dev.safeguard.samples.llm.start;

/**
 * How often a start model answers in the right answers' format, which decides what rewards find.
 */
public enum Regime {
  /** A few answers of every update are right. */
  LEARNS("learns", 0.1),
  /** Most updates have no right answer at all. */
  NO_REWARD("no-reward", 0.001),
  /** The format was never seen. */
  UNSEEN("unseen", 0);

  private final String label;
  private final double share;

  Regime(String label, double share) {
    this.label = label;
    this.share = share;
  }

  /** For files and tables. */
  public String label() {
    return label;
  }

  /** How often its last lessons had the format; 0 if it has no lessons about it. */
  double share() {
    return share;
  }
}
