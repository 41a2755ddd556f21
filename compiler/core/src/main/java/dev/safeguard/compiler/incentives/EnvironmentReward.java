package dev.safeguard.compiler.incentives;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What an environment pays, as decimal numbers.
 *
 * @param least the least reward of a step
 * @param most the most; not less
 * @param discount of a reward that comes a step later; between 0 and 1, both excluded
 */
public record EnvironmentReward(BigDecimal least, BigDecimal most, BigDecimal discount) {
  /** What is not exact is computed to so many digits. */
  static final MathContext DIGITS = new MathContext(50);

  /** The numbers as an author writes them: 0.1 is a tenth, and not the double nearest to it. */
  public static EnvironmentReward of(double least, double most, double discount) {
    return new EnvironmentReward(
        BigDecimal.valueOf(least), BigDecimal.valueOf(most), BigDecimal.valueOf(discount));
  }

  /** The most that it can pay for a step that is no reason, by itself, to go on. */
  BigDecimal neutral() {
    return most.min(BigDecimal.ZERO);
  }

  /** One minus the discount. */
  double haste() {
    return BigDecimal.ONE.subtract(discount).doubleValue();
  }
}
