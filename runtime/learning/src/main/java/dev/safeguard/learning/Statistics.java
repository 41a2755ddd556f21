package dev.safeguard.learning;

import java.util.Collection;
import java.util.Locale;

/**
 * The mean of a sample with its 95 % confidence interval, by Student's t distribution: mean plus or
 * minus t(0.975, n - 1) * s / sqrt(n), with s the sample's standard deviation (divisor n - 1). The
 * interval is exact for normal samples and usual for others.
 *
 * @param count the size n of the sample
 * @param mean the mean; NaN for an empty sample
 * @param halfWidth half the interval's width; NaN for fewer than two values
 */
public record Statistics(int count, double mean, double halfWidth) {

  /** t(0.975, df) for df = 1, ..., 30. */
  private static final double[] T = {
    12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157,
    2.228139, 2.200985, 2.178813, 2.160369, 2.144787, 2.131450, 2.119905, 2.109816, 2.100922,
    2.093024, 2.085963, 2.079614, 2.073873, 2.068658, 2.063899, 2.059539, 2.055529, 2.051831,
    2.048407, 2.045230, 2.042272
  };

  private static final double Z = 1.959963984540054;

  /** The statistics of a sample. */
  public static Statistics of(Collection<? extends Number> sample) {
    return of(sample.stream().mapToDouble(Number::doubleValue).toArray());
  }

  /** The statistics of a sample. */
  public static Statistics of(double... sample) {
    int n = sample.length;
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) { // Welford's recurrence: no cancellation of large sums
      double delta = sample[i] - mean;
      mean += delta / (i + 1);
      squares += delta * (sample[i] - mean);
    }
    return of(n, n == 0 ? Double.NaN : mean, Math.sqrt(squares / Math.max(1, n - 1)));
  }

  /** The statistics of a sample of which only its size, mean and standard deviation are known. */
  public static Statistics of(int count, double mean, double deviation) {
    double half = count < 2 ? Double.NaN : quantile(count - 1) * deviation / Math.sqrt(count);
    return new Statistics(count, mean, half);
  }

  /** Whether this interval and another have a point in common. */
  public boolean overlaps(Statistics other) {
    return low() <= other.high() && other.low() <= high();
  }

  /** The lower end of the interval. */
  public double low() {
    return mean - halfWidth;
  }

  /** The upper end of the interval. */
  public double high() {
    return mean + halfWidth;
  }

  /** The mean and half the width, such as {@code 157.2 ± 14.0}, or the mean alone. */
  public String text(int decimals) {
    String number = "%." + decimals + "f";
    return Double.isNaN(halfWidth)
        ? String.format(Locale.ROOT, number, mean)
        : String.format(Locale.ROOT, number + " ± " + number, mean, halfWidth);
  }

  /**
   * t(0.975, df): a table, and beyond it the Cornish-Fisher expansion, exact to six digits there.
   */
  private static double quantile(int df) {
    if (df <= T.length) {
      return T[df - 1];
    }
    double z3 = Z * Z * Z;
    double z5 = z3 * Z * Z;
    double z7 = z5 * Z * Z;
    return Z
        + (z3 + Z) / (4.0 * df)
        + (5 * z5 + 16 * z3 + 3 * Z) / (96.0 * df * df)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * Z) / (384.0 * df * df * df);
  }
}
