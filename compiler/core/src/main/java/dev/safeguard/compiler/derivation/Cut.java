package dev.safeguard.compiler.derivation;

import dev.safeguard.compiler.signals.Comparison;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * Where the values of a linear form are cut in two: those above, and the rest.
 *
 * @param value the least value above, or, if {@code strict}, the greatest one below
 * @param strict false for whole forms
 */
record Cut(BigDecimal value, boolean strict) implements Comparable<Cut> {
  private static final Comparator<Cut> ORDER =
      Comparator.comparing(Cut::value).thenComparing(Cut::strict);

  /** The cut {@code form >= threshold} of a comparison. */
  static Cut from(Comparison comparison) {
    return new Cut(comparison.threshold().stripTrailingZeros(), false);
  }

  /** The cut {@code form > threshold} of a comparison. */
  static Cut above(Comparison comparison) {
    return comparison.form().whole()
        ? new Cut(comparison.threshold().add(BigDecimal.ONE).stripTrailingZeros(), false)
        : new Cut(comparison.threshold().stripTrailingZeros(), true);
  }

  /** The greatest value below, or its limit, in a whole form or another. */
  BigDecimal upper(boolean whole) {
    return whole ? value.subtract(BigDecimal.ONE) : value;
  }

  @Override
  public int compareTo(Cut other) {
    return ORDER.compare(this, other);
  }
}
