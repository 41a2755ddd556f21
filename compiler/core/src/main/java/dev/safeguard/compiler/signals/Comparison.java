package dev.safeguard.compiler.signals;

import java.math.BigDecimal;
import java.util.List;

/**
 * A linear form compared with a number.
 *
 * @param threshold for a whole form a number of the type {@code long}, else one of the type {@code
 *     double}, finite
 */
public record Comparison(LinearForm form, Relation relation, BigDecimal threshold) {

  /** The number that a whole form is compared with. */
  public long wholeThreshold() {
    return threshold.longValueExact();
  }

  /** The number that a form which is not whole is compared with. */
  public double realThreshold() {
    return threshold.doubleValue();
  }

  /** The number as people write it. */
  public String thresholdText() {
    if (form.whole()) {
      return Long.toString(wholeThreshold());
    }
    String shortest = Double.toString(realThreshold());
    return shortest.endsWith(".0") ? shortest.substring(0, shortest.length() - 2) : shortest;
  }

  /** As the language writes it: {@code x + y >= 3}. */
  public String text(List<String> names) {
    return form.text(names) + " " + relation.symbol() + " " + thresholdText();
  }
}
