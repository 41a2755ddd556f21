package dev.safeguard.learning.model;

/**
 * A number between two bounds.
 *
 * @param lower not above the number
 * @param upper not below the number
 */
public record Bounds(double lower, double upper) {
  /** The middle. */
  public double middle() {
    return lower + (upper - lower) / 2;
  }

  /** One minus the number. */
  public Bounds complement() {
    return new Bounds(1 - upper, 1 - lower);
  }
}
