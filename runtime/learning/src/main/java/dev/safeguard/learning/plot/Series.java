package dev.safeguard.learning.plot;

import java.util.List;

/**
 * A line of a chart, with a confidence band where its points have one.
 *
 * @param name as the legend shows it
 * @param colour the number of its colour, as {@link Svg#colour} numbers them
 * @param points from left to right; a NaN in y leaves a gap
 */
public record Series(String name, int colour, List<Point> points) {

  public Series {
    points = List.copyOf(points);
  }

  /**
   * A point with its confidence interval.
   *
   * @param low the interval's lower end, or NaN for none
   * @param high the interval's upper end, or NaN for none
   */
  public record Point(double x, double y, double low, double high) {
    /** A point without an interval. */
    public Point(double x, double y) {
      this(x, y, Double.NaN, Double.NaN);
    }

    boolean hasBand() {
      return Double.isFinite(low) && Double.isFinite(high);
    }
  }
}
