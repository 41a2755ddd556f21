package dev.safeguard.compiler.derivation;

import dev.safeguard.compiler.signals.LinearForm;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Finds the circuits of linear forms, each in both directions, by eliminating one signal after the
 * other (Fourier-Motzkin, with Chernikov's rule to leave out combinations that are not minimal).
 */
final class Circuits {
  private static final int MOST_FORMS = 500;
  private static final int ROWS_AT_ONCE = 64;

  private final int budget;
  private final int signals;
  private List<Row> rows = new ArrayList<>();
  private int combinations;

  /**
   * A combination of forms.
   *
   * @param weights of the forms
   * @param rest what it amounts to, by signal
   * @param support the forms with positive weights as even numbers, those with negative ones as odd
   */
  private record Row(BigInteger[] weights, BigInteger[] rest, BitSet support) {
    boolean isZero() {
      return Arrays.stream(rest).allMatch(coefficient -> coefficient.signum() == 0);
    }
  }

  /**
   * What was found.
   *
   * @param complete false if the budget was used up before all were found
   */
  record Found(List<Circuit> circuits, boolean complete) {}

  private Circuits(List<LinearForm> forms, int signals, int budget) {
    this.signals = signals;
    this.budget = budget;
    for (int i = 0; i < forms.size(); i++) {
      rows.add(unit(forms, i, 1));
      rows.add(unit(forms, i, -1));
    }
  }

  /**
   * The circuits of some forms.
   *
   * @param signals how many signals there are
   * @param budget the most combinations to look at
   */
  static Found of(List<LinearForm> forms, int signals, int budget) {
    if (forms.size() > MOST_FORMS) {
      return new Found(List.of(), false);
    }
    Circuits circuits = new Circuits(forms, signals, budget);
    boolean complete = circuits.eliminate();
    return new Found(
        circuits.rows.stream()
            .filter(Row::isZero)
            .map(r -> new Circuit(List.of(r.weights)))
            .toList(),
        complete);
  }

  private Row unit(List<LinearForm> forms, int form, int sign) {
    BigInteger[] weights = zeros(forms.size());
    weights[form] = BigInteger.valueOf(sign);
    BigInteger[] rest = zeros(signals);
    for (LinearForm.Term term : forms.get(form).terms()) {
      rest[term.signal()] = BigInteger.valueOf(term.coefficient()).multiply(weights[form]);
    }
    BitSet support = new BitSet();
    support.set(sign > 0 ? 2 * form : 2 * form + 1);
    return new Row(weights, rest, support);
  }

  private static BigInteger[] zeros(int length) {
    BigInteger[] zeros = new BigInteger[length];
    Arrays.fill(zeros, BigInteger.ZERO);
    return zeros;
  }

  /** Returns false if the budget was used up. */
  private boolean eliminate() {
    BitSet left = new BitSet();
    left.set(0, signals);
    while (!left.isEmpty()) {
      int signal = cheapest(left);
      left.clear(signal);
      if (!eliminate(signal)) {
        return false;
      }
    }
    return true;
  }

  /** The signal whose elimination makes the fewest combinations. */
  private int cheapest(BitSet left) {
    int best = left.nextSetBit(0);
    long least = Long.MAX_VALUE;
    for (int signal = best; signal >= 0; signal = left.nextSetBit(signal + 1)) {
      long cost = (long) with(signal, 1).size() * with(signal, -1).size();
      if (cost < least) {
        best = signal;
        least = cost;
      }
    }
    return best;
  }

  private List<Row> with(int signal, int sign) {
    return rows.stream().filter(row -> row.rest[signal].signum() == sign).toList();
  }

  private boolean eliminate(int signal) {
    List<Row> next = new ArrayList<>(with(signal, 0));
    for (Row positive : with(signal, 1)) {
      for (Row negative : with(signal, -1)) {
        combinations += 1 + rows.size() / ROWS_AT_ONCE;
        if (combinations > budget) {
          rows = next;
          return false;
        }
        BitSet support = (BitSet) positive.support.clone();
        support.or(negative.support);
        if (isMinimal(support, positive, negative)) {
          next.add(combination(positive, negative, signal, support));
        }
      }
    }
    rows = next;
    return true;
  }

  /** True unless part of a combination's forms can be combined by itself. */
  private boolean isMinimal(BitSet support, Row first, Row second) {
    for (int i = support.nextSetBit(0); i >= 0; i = support.nextSetBit(i + 1)) {
      if (support.get(i ^ 1)) {
        return false;
      }
    }
    for (Row row : rows) {
      if (!row.equals(first) && !row.equals(second) && contains(support, row.support)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(BitSet set, BitSet part) {
    BitSet outside = (BitSet) part.clone();
    outside.andNot(set);
    return outside.isEmpty();
  }

  private static Row combination(Row positive, Row negative, int signal, BitSet support) {
    BigInteger a = negative.rest[signal].negate();
    BigInteger b = positive.rest[signal];
    BigInteger[] weights = sum(positive.weights, a, negative.weights, b);
    BigInteger[] rest = sum(positive.rest, a, negative.rest, b);
    BigInteger divisor = BigInteger.ZERO;
    for (BigInteger weight : weights) {
      divisor = divisor.gcd(weight);
    }
    return new Row(divided(weights, divisor), divided(rest, divisor), support);
  }

  private static BigInteger[] sum(BigInteger[] x, BigInteger a, BigInteger[] y, BigInteger b) {
    BigInteger[] sum = new BigInteger[x.length];
    Arrays.setAll(sum, i -> x[i].multiply(a).add(y[i].multiply(b)));
    return sum;
  }

  private static BigInteger[] divided(BigInteger[] numbers, BigInteger divisor) {
    BigInteger[] quotients = new BigInteger[numbers.length];
    Arrays.setAll(quotients, i -> numbers[i].divide(divisor));
    return quotients;
  }
}
