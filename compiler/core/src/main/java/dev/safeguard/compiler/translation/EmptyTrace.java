package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.semantics.TemporalFormula;

/**
 * Whether a formula is true of the trace without observations, where there is no position to speak
 * of: no label holds, whatever asks for a position is false, and what it is the negation of is
 * true.
 */
final class EmptyTrace implements TemporalFormula.Visitor<Boolean> {
  /** The value of a formula. */
  boolean satisfies(TemporalFormula formula) {
    return formula.accept(this);
  }

  @Override
  public Boolean constant(TemporalFormula.Constant formula) {
    return formula.value();
  }

  @Override
  public Boolean label(TemporalFormula.Label formula) {
    return false;
  }

  @Override
  public Boolean not(TemporalFormula.Not formula) {
    return !satisfies(formula.operand());
  }

  @Override
  public Boolean chain(TemporalFormula.Chain formula) {
    long satisfied = formula.operands().stream().filter(this::satisfies).count();
    return switch (formula.connective()) {
      case AND -> satisfied == formula.operands().size();
      case OR -> satisfied > 0;
      case XOR -> satisfied % 2 == 1;
      case IFF -> (formula.operands().size() - satisfied) % 2 == 0;
    };
  }

  @Override
  public Boolean implies(TemporalFormula.Implies formula) {
    return !satisfies(formula.premise()) || satisfies(formula.conclusion());
  }

  @Override
  public Boolean cardinality(TemporalFormula.Cardinality formula) {
    long satisfied = formula.operands().stream().filter(this::satisfies).count();
    return switch (formula.count()) {
      case NONE -> satisfied == 0;
      case AT_MOST_ONE -> satisfied <= 1;
      case ONE -> satisfied == 1;
      case ANY -> satisfied > 0;
      case ALL -> satisfied == formula.operands().size();
    };
  }

  @Override
  public Boolean unary(TemporalFormula.Unary formula) {
    if (formula.operator().isStep() && formula.bound().orElse(1) == 0) {
      return satisfies(formula.operand());
    }
    return switch (formula.operator()) {
      case ALWAYS, WEAKNEXT, HISTORICALLY -> true;
      case EVENTUALLY, NEXT, ONCE, PREVIOUSLY -> false;
    };
  }

  @Override
  public Boolean binary(TemporalFormula.Binary formula) {
    return switch (formula.operator()) {
      case WEAKUNTIL, RELEASE -> true;
      case UNTIL, SINCE -> false;
    };
  }
}
