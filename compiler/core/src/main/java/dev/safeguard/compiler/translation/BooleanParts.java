package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.semantics.TemporalFormula;
import java.util.ArrayList;
import java.util.List;

/**
 * The parts that a formula is put together from by connectives around all temporal operators, where
 * {@code always (f & g)} counts as {@code always f & always g}.
 */
final class BooleanParts implements TemporalFormula.Visitor<Boolean> {
  private final List<TemporalFormula> parts = new ArrayList<>();

  private BooleanParts() {}

  /** The parts in the order of the text; the formula itself if it is none but one. */
  static List<TemporalFormula> of(TemporalFormula formula) {
    BooleanParts found = new BooleanParts();
    formula.accept(found);
    return List.copyOf(found.parts);
  }

  @Override
  public Boolean constant(TemporalFormula.Constant formula) {
    return parts.add(formula);
  }

  @Override
  public Boolean label(TemporalFormula.Label formula) {
    return parts.add(formula);
  }

  @Override
  public Boolean not(TemporalFormula.Not formula) {
    return formula.operand().accept(this);
  }

  @Override
  public Boolean chain(TemporalFormula.Chain formula) {
    return all(formula.operands());
  }

  @Override
  public Boolean implies(TemporalFormula.Implies formula) {
    formula.premise().accept(this);
    return formula.conclusion().accept(this);
  }

  @Override
  public Boolean cardinality(TemporalFormula.Cardinality formula) {
    return all(formula.operands());
  }

  @Override
  public Boolean unary(TemporalFormula.Unary formula) {
    if (formula.operator() != TemporalFormula.UnaryOperator.ALWAYS) {
      return parts.add(formula);
    }
    for (TemporalFormula conjunct : Duty.conjuncts(formula.operand())) {
      parts.add(
          new TemporalFormula.Unary(
              formula.operator(), formula.bound(), conjunct, conjunct.span()));
    }
    return true;
  }

  @Override
  public Boolean binary(TemporalFormula.Binary formula) {
    return parts.add(formula);
  }

  private boolean all(List<TemporalFormula> operands) {
    operands.forEach(operand -> operand.accept(this));
    return true;
  }
}
