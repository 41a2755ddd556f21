package dev.safeguard.samples.llm.experiment;

/**
 * A share that was counted, with its 95 % interval (Wilson, 1927), which is never empty: where
 * nothing was found among so many, it says how much there may be.
 *
 * @param share from 0 to 1
 * @param count how many were looked at, at least 1
 */
record Proportion(double share, double count) {
  private static final double Z = 1.959963984540054;

  double low() {
    return Math.max(0, centre() - half());
  }

  double high() {
    return Math.min(1, centre() + half());
  }

  private double centre() {
    return (share + Z * Z / (2 * count)) / (1 + Z * Z / count);
  }

  private double half() {
    double variance = share * (1 - share) / count + Z * Z / (4 * count * count);
    return Z * Math.sqrt(variance) / (1 + Z * Z / count);
  }
}
