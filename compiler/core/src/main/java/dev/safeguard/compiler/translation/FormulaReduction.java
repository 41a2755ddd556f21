package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.semantics.TemporalFormula;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/** Reduces resolved formulas to {@link CoreFormulas}. */
final class FormulaReduction implements TemporalFormula.Visitor<Integer> {
  private final CoreFormulas core;

  FormulaReduction(CoreFormulas core) {
    this.core = core;
  }

  /** The number of the reduced formula. */
  int reduce(TemporalFormula formula) {
    return formula.accept(this);
  }

  @Override
  public Integer constant(TemporalFormula.Constant formula) {
    return formula.value() ? CoreFormulas.TRUE : CoreFormulas.FALSE;
  }

  @Override
  public Integer label(TemporalFormula.Label formula) {
    return core.label(formula.label());
  }

  @Override
  public Integer not(TemporalFormula.Not formula) {
    return CoreFormulas.not(reduce(formula.operand()));
  }

  @Override
  public Integer chain(TemporalFormula.Chain formula) {
    int[] operands = all(formula.operands());
    return switch (formula.connective()) {
      case AND -> core.and(operands);
      case OR -> core.or(operands);
      case XOR -> parity(operands);
      // Grouped in whatever way, a <-> b <-> c is true when an even number of them is false.
      case IFF -> parity(operands) ^ (operands.length - 1 & 1);
    };
  }

  private int parity(int[] operands) {
    int result = CoreFormulas.FALSE;
    for (int operand : operands) {
      result = core.xor(result, operand);
    }
    return result;
  }

  @Override
  public Integer implies(TemporalFormula.Implies formula) {
    return core.or(CoreFormulas.not(reduce(formula.premise())), reduce(formula.conclusion()));
  }

  @Override
  public Integer cardinality(TemporalFormula.Cardinality formula) {
    int[] operands = all(formula.operands());
    int none = CoreFormulas.TRUE;
    int one = CoreFormulas.FALSE;
    for (int operand : operands) {
      int absent = CoreFormulas.not(operand);
      one = core.or(core.and(one, absent), core.and(none, operand));
      none = core.and(none, absent);
    }
    return switch (formula.count()) {
      case NONE -> none;
      case AT_MOST_ONE -> core.or(none, one);
      case ONE -> one;
      case ANY -> CoreFormulas.not(none);
      case ALL -> core.and(operands);
    };
  }

  private int[] all(List<TemporalFormula> formulas) {
    return formulas.stream().mapToInt(this::reduce).toArray();
  }

  @Override
  public Integer unary(TemporalFormula.Unary formula) {
    int operand = reduce(formula.operand());
    int negated = CoreFormulas.not(operand);
    OptionalInt bound = formula.bound();
    return switch (formula.operator()) {
      case EVENTUALLY -> until(CoreFormulas.TRUE, operand, bound);
      case ALWAYS -> CoreFormulas.not(until(CoreFormulas.TRUE, negated, bound));
      case ONCE -> since(CoreFormulas.TRUE, operand, bound);
      case HISTORICALLY -> CoreFormulas.not(since(CoreFormulas.TRUE, negated, bound));
      case NEXT -> repeat(operand, bound, core::next);
      case WEAKNEXT -> CoreFormulas.not(repeat(negated, bound, core::next));
      case PREVIOUSLY -> repeat(operand, bound, core::previous);
    };
  }

  private int repeat(int operand, OptionalInt times, IntUnaryOperator step) {
    core.unroll(times.orElse(0));
    int result = operand;
    for (int i = 0; i < times.orElse(1); i++) {
      result = step.applyAsInt(result);
    }
    return result;
  }

  @Override
  public Integer binary(TemporalFormula.Binary formula) {
    int left = reduce(formula.left());
    int right = reduce(formula.right());
    int neither = core.and(CoreFormulas.not(left), CoreFormulas.not(right));
    OptionalInt bound = formula.bound();
    return switch (formula.operator()) {
      case UNTIL -> until(left, right, bound);
      case WEAKUNTIL -> CoreFormulas.not(until(CoreFormulas.not(right), neither, bound));
      case RELEASE ->
          CoreFormulas.not(until(CoreFormulas.not(left), CoreFormulas.not(right), bound));
      case SINCE -> since(left, right, bound);
    };
  }

  private int until(int left, int right, OptionalInt bound) {
    return bound.isPresent()
        ? core.untilWithin(left, right, bound.getAsInt())
        : core.until(left, right);
  }

  private int since(int left, int right, OptionalInt bound) {
    return bound.isPresent()
        ? core.sinceWithin(left, right, bound.getAsInt())
        : core.since(left, right);
  }
}
