package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.semantics.Proposition;
import dev.safeguard.compiler.semantics.TemporalFormula;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a prefix of a trace says of a formula at each of its positions: true or false however the
 * trace goes on, or unknown. Operators are evaluated one by one as in Kleene's logic, so that
 * unknown may be said of what a contradiction between operators decides; true and false are
 * certain. Time and memory are the size of the formula times the length of the prefix.
 */
final class PrefixValues implements TemporalFormula.Visitor<byte[]> {
  static final byte FALSE = 0;
  static final byte UNKNOWN = 1;
  static final byte TRUE = 2;

  private final List<Long> trace;
  private final int length;
  private final IdentityHashMap<TemporalFormula, byte[]> known = new IdentityHashMap<>();

  /**
   * @param trace the observations so far, as bits of labels
   */
  PrefixValues(List<Long> trace) {
    this.trace = trace;
    this.length = trace.size();
  }

  /** The values of a formula at the positions of the prefix, from 0. */
  byte[] of(TemporalFormula formula) {
    byte[] values = known.get(formula);
    if (values == null) {
      values = formula.accept(this);
      known.put(formula, values);
    }
    return values;
  }

  @Override
  public byte[] constant(TemporalFormula.Constant formula) {
    return filled(formula.value() ? TRUE : FALSE);
  }

  private byte[] filled(byte value) {
    byte[] values = new byte[length];
    Arrays.fill(values, value);
    return values;
  }

  @Override
  public byte[] label(TemporalFormula.Label formula) {
    byte[] values = new byte[length];
    for (int i = 0; i < length; i++) {
      values[i] = (trace.get(i) >>> formula.label() & 1) == 1 ? TRUE : FALSE;
    }
    return values;
  }

  @Override
  public byte[] not(TemporalFormula.Not formula) {
    return not(of(formula.operand()));
  }

  private static byte[] not(byte[] operand) {
    byte[] values = new byte[operand.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) (TRUE - operand[i]);
    }
    return values;
  }

  @Override
  public byte[] chain(TemporalFormula.Chain formula) {
    byte[] values = of(formula.operands().get(0));
    for (TemporalFormula operand : formula.operands().subList(1, formula.operands().size())) {
      values = combine(formula.connective(), values, of(operand));
    }
    return values;
  }

  private static byte[] combine(Proposition.Connective connective, byte[] left, byte[] right) {
    byte[] values = new byte[left.length];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (connective) {
            case AND -> (byte) Math.min(left[i], right[i]);
            case OR -> (byte) Math.max(left[i], right[i]);
            case XOR -> xor(left[i], right[i]);
            case IFF -> (byte) (TRUE - xor(left[i], right[i]));
          };
    }
    return values;
  }

  private static byte xor(byte left, byte right) {
    if (left == UNKNOWN || right == UNKNOWN) {
      return UNKNOWN;
    }
    return left == right ? FALSE : TRUE;
  }

  @Override
  public byte[] implies(TemporalFormula.Implies formula) {
    return combine(Proposition.Connective.OR, not(of(formula.premise())), of(formula.conclusion()));
  }

  @Override
  public byte[] cardinality(TemporalFormula.Cardinality formula) {
    byte[] values = new byte[length];
    for (int i = 0; i < length; i++) {
      int certain = 0;
      int possible = 0;
      for (TemporalFormula operand : formula.operands()) {
        byte value = of(operand)[i];
        certain += value == TRUE ? 1 : 0;
        possible += value == FALSE ? 0 : 1;
      }
      int operands = formula.operands().size();
      values[i] =
          switch (formula.count()) {
            case NONE -> between(certain, possible, 0, 0);
            case AT_MOST_ONE -> between(certain, possible, 0, 1);
            case ONE -> between(certain, possible, 1, 1);
            case ANY -> between(certain, possible, 1, operands);
            case ALL -> between(certain, possible, operands, operands);
          };
    }
    return values;
  }

  private static byte between(int certain, int possible, int least, int most) {
    if (certain > most || possible < least) {
      return FALSE;
    }
    return certain >= least && possible <= most ? TRUE : UNKNOWN;
  }

  @Override
  public byte[] unary(TemporalFormula.Unary formula) {
    byte[] operand = of(formula.operand());
    OptionalInt bound = formula.bound();
    return switch (formula.operator()) {
      case EVENTUALLY -> until(filled(TRUE), operand, bound);
      case ALWAYS -> not(until(filled(TRUE), not(operand), bound));
      case ONCE -> since(filled(TRUE), operand, bound);
      case HISTORICALLY -> not(since(filled(TRUE), not(operand), bound));
      case NEXT, WEAKNEXT -> shifted(operand, bound.orElse(1), UNKNOWN);
      case PREVIOUSLY -> shifted(operand, -bound.orElse(1), FALSE);
    };
  }

  private static byte[] shifted(byte[] operand, int by, byte outside) {
    byte[] values = new byte[operand.length];
    for (int i = 0; i < values.length; i++) {
      long from = (long) i + by;
      values[i] = from >= 0 && from < operand.length ? operand[(int) from] : outside;
    }
    return values;
  }

  @Override
  public byte[] binary(TemporalFormula.Binary formula) {
    byte[] left = of(formula.left());
    byte[] right = of(formula.right());
    OptionalInt bound = formula.bound();
    return switch (formula.operator()) {
      case UNTIL -> until(left, right, bound);
      case SINCE -> since(left, right, bound);
      case RELEASE -> not(until(not(left), not(right), bound));
      case WEAKUNTIL ->
          not(until(not(right), combine(Proposition.Connective.AND, not(left), not(right)), bound));
    };
  }

  /** The right operand in time, and until then the left one; nothing is known past the prefix. */
  private static byte[] until(byte[] left, byte[] right, OptionalInt bound) {
    int length = right.length;
    if (bound.orElse(length) >= length) {
      byte[] values = new byte[length];
      for (int i = length - 1; i >= 0; i--) {
        values[i] = step(left[i], right[i], i + 1 < length ? values[i + 1] : UNKNOWN);
      }
      return values;
    }
    byte[] values = right.clone();
    for (int k = 1; k <= bound.getAsInt(); k++) {
      for (int i = 0; i < length; i++) {
        values[i] = step(left[i], right[i], i + 1 < length ? values[i + 1] : UNKNOWN);
      }
    }
    return values;
  }

  private static byte[] since(byte[] left, byte[] right, OptionalInt bound) {
    int length = right.length;
    if (bound.orElse(length) >= length) {
      byte[] values = new byte[length];
      for (int i = 0; i < length; i++) {
        values[i] = step(left[i], right[i], i > 0 ? values[i - 1] : FALSE);
      }
      return values;
    }
    byte[] values = right.clone();
    for (int k = 1; k <= bound.getAsInt(); k++) {
      for (int i = length - 1; i >= 0; i--) {
        values[i] = step(left[i], right[i], i > 0 ? values[i - 1] : FALSE);
      }
    }
    return values;
  }

  private static byte step(byte left, byte right, byte beyond) {
    return (byte) Math.max(right, Math.min(left, beyond));
  }
}
