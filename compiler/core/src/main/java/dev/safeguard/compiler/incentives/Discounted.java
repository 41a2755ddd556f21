package dev.safeguard.compiler.incentives;

import static dev.safeguard.compiler.incentives.EnvironmentReward.DIGITS;

import java.math.BigDecimal;

/** A sum of payments, each discounted once for each that came before it. */
final class Discounted {
  private final BigDecimal discount;
  private BigDecimal total = BigDecimal.ZERO;
  private BigDecimal next = BigDecimal.ONE;

  /** A sum of nothing. */
  Discounted(BigDecimal discount) {
    this.discount = discount;
  }

  /** Adds the payment of the next step. */
  void add(BigDecimal payment) {
    total = total.add(next.multiply(payment), DIGITS);
    next = next.multiply(discount, DIGITS);
  }

  BigDecimal total() {
    return total;
  }

  /** The total if all the steps are repeated for ever; there is at least one. */
  BigDecimal forEver() {
    return total.divide(BigDecimal.ONE.subtract(next), DIGITS);
  }

  /** The total with what the steps after these are worth. */
  BigDecimal followedBy(BigDecimal rest) {
    return total.add(next.multiply(rest), DIGITS);
  }
}
