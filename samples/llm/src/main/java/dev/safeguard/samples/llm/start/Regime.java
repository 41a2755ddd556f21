package dev.safeguard.samples.llm.start;

/**
 * How often a start model answers in the right answers' format, which decides what rewards find.
 */
public enum Regime {
  /** A few answers of every update are right. */
  LEARNS("learns", 0.1, true),
  /** Hardly any answer has the format; the address of one that has may be of no use at all. */
  NO_REWARD("no-reward", 0.0004, false),
  /** The format was never seen. */
  UNSEEN("unseen", 0, true);

  private final String label;
  private final double share;
  private final boolean among;

  Regime(String label, double share, boolean among) {
    this.label = label;
    this.share = share;
    this.among = among;
  }

  /** For files and tables. */
  public String label() {
    return label;
  }

  /** How often its last lessons had the format; 0 if it has no lessons about it. */
  double share() {
    return share;
  }

  /** Whether the addresses of those lessons are among the program's, or any at all. */
  boolean isAmong() {
    return among;
  }
}
