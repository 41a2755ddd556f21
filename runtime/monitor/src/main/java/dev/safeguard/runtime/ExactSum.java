package dev.safeguard.runtime;

import java.util.Arrays;

/**
 * A sum of integers and doubles with integer coefficients that is never rounded and never
 * overflows: a fixed-point number wide enough for all of them (Kulisch and Miranker 1986). One
 * object serves for any number of sums, one after the other, and allocates nothing.
 */
public final class ExactSum {
  private static final int LIMB_BITS = 32;
  private static final long LIMB_MASK = 0xFFFF_FFFFL;

  /** The weight of the lowest bit is 2 to the power of minus this; a double needs 1074. */
  private static final int FRACTION_BITS = 34 * LIMB_BITS;

  /** A double of 1024 bits, a coefficient of 64, and 31 for two thousand million terms. */
  private static final int LIMBS = 34 + 35;

  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA_MASK = (1L << MANTISSA_BITS) - 1;

  // Limb i weighs 2^(32 i) times the lowest bit. Between carries a limb may hold more than its 32
  // bits, or be negative.
  private final long[] limbs = new long[LIMBS];
  private double infinite;
  private String text = "";

  /**
   * Begins a new sum.
   *
   * @param sum what it is called if it turns out to be undefined
   */
  public ExactSum start(String sum) {
    Arrays.fill(limbs, 0);
    infinite = 0;
    text = sum;
    return this;
  }

  /** Adds the product of two integers. */
  public ExactSum plus(long coefficient, long value) {
    add(coefficient, value, 0);
    return this;
  }

  /**
   * Adds the product of an integer other than 0 and a double.
   *
   * @param value not NaN
   * @throws SignalException if infinities of opposite sign meet
   */
  public ExactSum plus(long coefficient, double value) {
    if (Double.isInfinite(value)) {
      infinite += value * Long.signum(coefficient);
      if (Double.isNaN(infinite)) {
        throw SignalException.undefined(text);
      }
    } else {
      add(coefficient, value);
    }
    return this;
  }

  /** Negative, 0 or positive as the sum is less than, equal to or more than an integer. */
  public int compareTo(long number) {
    add(-1, number, 0);
    int sign = sign();
    add(1, number, 0);
    return sign;
  }

  /**
   * Negative, 0 or positive as the sum is less than, equal to or more than a number.
   *
   * @param number finite
   */
  public int compareTo(double number) {
    add(-1, number);
    int sign = sign();
    add(1, number);
    return sign;
  }

  private void add(long coefficient, double value) {
    long bits = Double.doubleToRawLongBits(value);
    int biased = (int) (bits >>> MANTISSA_BITS) & 0x7FF;
    long mantissa = bits & MANTISSA_MASK | (biased == 0 ? 0 : 1L << MANTISSA_BITS);
    int exponent = Math.max(biased, 1) - 1023 - MANTISSA_BITS;
    add(coefficient, bits < 0 ? -mantissa : mantissa, exponent);
  }

  /** Adds {@code coefficient * value * 2^exponent}. */
  private void add(long coefficient, long value, int exponent) {
    long high = Math.multiplyHigh(coefficient, value);
    long low = coefficient * value;
    int position = exponent + FRACTION_BITS;
    int limb = position / LIMB_BITS;
    int shift = position % LIMB_BITS;
    add(limb, (low & LIMB_MASK) << shift);
    add(limb + 1, (low >>> LIMB_BITS) << shift);
    add(limb + 2, (high & LIMB_MASK) << shift);
    add(limb + 3, (high >> LIMB_BITS) << shift);
  }

  private void add(int limb, long part) {
    limbs[limb] += part & LIMB_MASK;
    limbs[limb + 1] += part >> LIMB_BITS;
  }

  /** Carries, and finds out the sign. */
  private int sign() {
    if (infinite != 0) {
      return infinite < 0 ? -1 : 1;
    }
    long carry = 0;
    long any = 0;
    for (int i = 0; i < LIMBS - 1; i++) {
      long limb = limbs[i] + carry;
      limbs[i] = limb & LIMB_MASK;
      any |= limbs[i];
      carry = limb >> LIMB_BITS;
    }
    limbs[LIMBS - 1] += carry;
    long top = limbs[LIMBS - 1];
    return top != 0 ? Long.signum(top) : any == 0 ? 0 : 1;
  }
}
