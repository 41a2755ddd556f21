package dev.safeguard.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  private final ExactSum sum = new ExactSum();

  /** A coefficient other than 0, and what it multiplies: an integer or a double. */
  record Term(long coefficient, long whole, double real) {
    BigDecimal exact() {
      return BigDecimal.valueOf(coefficient)
          .multiply(BigDecimal.valueOf(whole).add(new BigDecimal(real)));
    }
  }

  @Provide
  Arbitrary<List<Term>> terms() {
    Arbitrary<Long> coefficients =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-3, 3),
            Arbitraries.of(Long.MIN_VALUE, Long.MAX_VALUE, 1L << 40));
    Arbitrary<Term> wholes =
        Combinators.combine(coefficients, Arbitraries.longs()).as((c, n) -> new Term(c, n, 0));
    Arbitrary<Term> reals =
        Combinators.combine(coefficients, doubles()).as((c, x) -> new Term(c, 0, x));
    return Arbitraries.oneOf(wholes, reals).list().ofMaxSize(6);
  }

  @Provide
  Arbitrary<Double> doubles() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
        Arbitraries.doubles().between(-4, 4),
        Arbitraries.of(
            0.0, -0.0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE));
  }

  @Property
  void isExact(@ForAll("terms") List<Term> terms, @ForAll("doubles") double number) {
    BigDecimal exact = add(terms);
    assertThat(Integer.signum(sum.compareTo(number)))
        .isEqualTo(exact.compareTo(new BigDecimal(number)));
    assertThat(Integer.signum(sum.compareTo(0))).isEqualTo(exact.signum());
  }

  @Property
  void findsTies(@ForAll("terms") List<Term> terms, @ForAll long number) {
    BigDecimal exact = add(terms);
    sum.plus(1, number);
    for (Term term : terms) {
      sum.plus(term.coefficient() == Long.MIN_VALUE ? 0 : -term.coefficient(), term.whole());
      sum.plus(term.coefficient() == Long.MIN_VALUE ? 0 : -term.coefficient(), term.real());
      exact = term.coefficient() == Long.MIN_VALUE ? exact : exact.subtract(term.exact());
    }
    exact = exact.add(BigDecimal.valueOf(number));
    assertThat(Integer.signum(sum.compareTo(number)))
        .isEqualTo(exact.compareTo(BigDecimal.valueOf(number)));
  }

  private BigDecimal add(List<Term> terms) {
    BigDecimal exact = BigDecimal.ZERO;
    sum.start("the sum");
    for (Term term : terms) {
      sum.plus(term.coefficient(), term.whole()).plus(term.coefficient(), term.real());
      exact = exact.add(term.exact());
    }
    return exact;
  }

  @Test
  void doesNotRoundWhatADoubleWould() {
    assertThat(sum.start("x + y").plus(1, 1.0).plus(1, 1e-300).compareTo(1)).isPositive();
    assertThat(sum.start("x + y").plus(1, 0.1).plus(1, 0.2).compareTo(0.3)).isPositive();
    assertThat(sum.start("n + m").plus(1, Long.MAX_VALUE).plus(1, 1L).compareTo(Long.MAX_VALUE))
        .isPositive();
  }

  @Test
  void infinitiesOutweighEverything() {
    double infinity = Double.POSITIVE_INFINITY;
    sum.start("x - y").plus(-2, infinity).plus(Long.MAX_VALUE, Double.MAX_VALUE);
    assertThat(sum.compareTo(-Double.MAX_VALUE)).isNegative();
    sum.plus(3, -infinity);
    assertThat(sum.compareTo(0)).isNegative();
    assertThatThrownBy(() -> sum.plus(1, infinity))
        .isInstanceOf(SignalException.class)
        .hasMessage("`x - y` adds infinities of opposite sign");
    assertThat(sum.start("z").plus(1, 2.0).compareTo(2)).isZero();
  }
}
