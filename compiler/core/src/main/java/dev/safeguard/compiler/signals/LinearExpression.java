package dev.safeguard.compiler.signals;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A sum of signals with decimal coefficients and a constant, which is compared with 0. Comparing
 * normalises: {@code 6 * x - 9 > 0} becomes {@code x > 1} for an {@code int} and {@code x > 1.5}
 * for a {@code real}.
 */
public final class LinearExpression {
  /** Enough for the nearest double of any quotient that is not made up to defeat it. */
  private static final MathContext PRECISION = new MathContext(800);

  private final List<Signal> signals;
  private final SortedMap<Integer, BigDecimal> coefficients = new TreeMap<>();
  private BigDecimal constant = BigDecimal.ZERO;

  /** The expression 0 over these signals. */
  public LinearExpression(List<Signal> signals) {
    this.signals = signals;
  }

  /** A comparison has numbers for which there is no exact form. */
  public static final class RangeException extends Exception {
    private static final long serialVersionUID = 1L;

    RangeException(String message) {
      super(message, null, false, false);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /** Adds a constant. */
  public void add(BigDecimal number) {
    constant = constant.add(number);
  }

  /** Adds a signal, which is a number, so many times. */
  public void add(BigDecimal factor, int signal) {
    BigDecimal sum = coefficients.getOrDefault(signal, BigDecimal.ZERO).add(factor);
    if (sum.signum() == 0) {
      coefficients.remove(signal);
    } else {
      coefficients.put(signal, sum);
    }
  }

  /**
   * The condition that the expression is so related to 0; constant if no signal is left in it.
   *
   * @throws RangeException if a coefficient or the number compared with is too large
   */
  public Condition comparedWithZero(Relation relation) throws RangeException {
    if (coefficients.isEmpty()) {
      return new Condition.Constant(relation.holds(constant.signum()));
    }
    int scale = Math.max(0, constant.scale());
    for (BigDecimal coefficient : coefficients.values()) {
      scale = Math.max(scale, coefficient.scale());
    }
    BigInteger divisor = divisor(scale);
    LinearForm form = form(scale, divisor);
    Relation turned = divisor.signum() < 0 ? relation.mirrored() : relation;
    BigInteger numerator = whole(constant, scale).negate();
    return form.whole()
        ? wholeComparison(form, turned, numerator, divisor)
        : new Condition.Compared(new Comparison(form, turned, nearest(numerator, divisor)));
  }

  /** What the coefficients have in common, with the sign of the first of them. */
  private BigInteger divisor(int scale) {
    BigInteger divisor = BigInteger.ZERO;
    int sign = 0;
    for (BigDecimal coefficient : coefficients.values()) {
      divisor = divisor.gcd(whole(coefficient, scale));
      sign = sign == 0 ? coefficient.signum() : sign;
    }
    return sign < 0 ? divisor.negate() : divisor;
  }

  private LinearForm form(int scale, BigInteger divisor) throws RangeException {
    List<LinearForm.Term> terms = new ArrayList<>();
    boolean whole = true;
    for (Map.Entry<Integer, BigDecimal> entry : coefficients.entrySet()) {
      BigInteger coefficient = whole(entry.getValue(), scale).divide(divisor);
      if (coefficient.bitLength() >= Long.SIZE) {
        throw new RangeException("its coefficients differ by too large a factor");
      }
      terms.add(new LinearForm.Term(entry.getKey(), coefficient.longValueExact()));
      whole &= signals.get(entry.getKey()).type() == Signal.Type.INT;
    }
    return new LinearForm(terms, whole);
  }

  /** Between a whole form and a fraction there is an integer to compare with instead. */
  private static Condition wholeComparison(
      LinearForm form, Relation relation, BigInteger numerator, BigInteger divisor)
      throws RangeException {
    BigInteger[] division = numerator.divideAndRemainder(divisor);
    boolean fraction = division[1].signum() != 0;
    boolean below = fraction && numerator.signum() * divisor.signum() < 0;
    BigInteger floor = below ? division[0].subtract(BigInteger.ONE) : division[0];
    BigInteger ceiling = fraction ? floor.add(BigInteger.ONE) : floor;
    BigInteger threshold =
        switch (relation) {
          case LESS, AT_LEAST -> ceiling;
          case MORE, AT_MOST, EQUAL, UNEQUAL -> floor;
        };
    if (fraction && (relation == Relation.EQUAL || relation == Relation.UNEQUAL)) {
      return new Condition.Constant(relation == Relation.UNEQUAL);
    }
    if (threshold.compareTo(BigInteger.valueOf(Long.MIN_VALUE)) <= 0
        || threshold.compareTo(BigInteger.valueOf(Long.MAX_VALUE)) >= 0) {
      throw new RangeException("it compares an `int` with " + threshold);
    }
    return new Condition.Compared(new Comparison(form, relation, new BigDecimal(threshold)));
  }

  private static BigDecimal nearest(BigInteger numerator, BigInteger divisor)
      throws RangeException {
    BigInteger[] division = numerator.divideAndRemainder(divisor);
    double nearest =
        division[1].signum() == 0
            ? division[0].doubleValue()
            : new BigDecimal(numerator).divide(new BigDecimal(divisor), PRECISION).doubleValue();
    if (Double.isInfinite(nearest)) {
      throw new RangeException("it compares a `real` with a number that is no finite double");
    }
    return nearest == 0 ? BigDecimal.ZERO : new BigDecimal(nearest);
  }

  private static BigInteger whole(BigDecimal number, int scale) {
    return number.setScale(scale, RoundingMode.UNNECESSARY).unscaledValue();
  }
}
