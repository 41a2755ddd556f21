package dev.safeguard.learning.experiment;

import dev.safeguard.learning.Statistics;
import java.util.List;
import java.util.Locale;

/**
 * How positive numbers stand to others, pair by pair: the geometric mean of the ratios, with a 95 %
 * interval by Student's t of the logarithms.
 *
 * @param count of pairs
 * @param mean NaN where a number is zero, or there is no pair
 * @param low NaN for fewer than two pairs
 * @param high NaN for fewer than two pairs
 */
public record Ratio(int count, double mean, double low, double high) {

  /** The ratio of pairs, whose logarithms are given. */
  static Ratio ofLogarithms(List<Double> logarithms) {
    Statistics statistics = Statistics.of(logarithms);
    return Double.isFinite(statistics.mean())
        ? new Ratio(
            logarithms.size(),
            Math.exp(statistics.mean()),
            Math.exp(statistics.low()),
            Math.exp(statistics.high()))
        : new Ratio(logarithms.size(), Double.NaN, Double.NaN, Double.NaN);
  }

  /**
   * For people, such as {@code 0.25 (0.20 to 0.31)}; nothing where there is no pair.
   *
   * @param zero what is said where a number is zero
   */
  public String text(String zero) {
    if (count == 0) {
      return "";
    }
    if (Double.isNaN(mean)) {
      return zero;
    }
    return count == 1
        ? String.format(Locale.ROOT, "%.2f", mean)
        : String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", mean, low, high);
  }
}
