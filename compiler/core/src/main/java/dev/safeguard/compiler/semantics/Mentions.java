package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.List;

/** The names in a formula, whatever they stand for and whether or not they are declared. */
final class Mentions implements Formula.Visitor<Boolean> {
  private final List<Name> names = new ArrayList<>();

  private Mentions() {}

  /** The names in the order of the text, each as often as it is there. */
  static List<Name> of(Formula formula) {
    Mentions mentions = new Mentions();
    formula.accept(mentions);
    return mentions.names;
  }

  @Override
  public Boolean constant(Formula.Constant formula) {
    return true;
  }

  @Override
  public Boolean reference(Formula.Reference formula) {
    return names.add(formula.name());
  }

  @Override
  public Boolean not(Formula.Not formula) {
    return formula.operand().accept(this);
  }

  @Override
  public Boolean chain(Formula.Chain formula) {
    return all(formula.operands());
  }

  @Override
  public Boolean implies(Formula.Implies formula) {
    formula.premise().accept(this);
    return formula.conclusion().accept(this);
  }

  @Override
  public Boolean unaryTemporal(Formula.UnaryTemporal formula) {
    return formula.operand().accept(this);
  }

  @Override
  public Boolean binaryTemporal(Formula.BinaryTemporal formula) {
    formula.left().accept(this);
    return formula.right().accept(this);
  }

  @Override
  public Boolean call(Formula.Call formula) {
    names.add(formula.function());
    return all(formula.arguments());
  }

  /** The labels in a body are counted where it is resolved. */
  @Override
  public Boolean inline(Formula.Inline formula) {
    return true;
  }

  @Override
  public Boolean comparison(Formula.Comparison formula) {
    return sum(formula.left()) && sum(formula.right());
  }

  @Override
  public Boolean arithmetic(Formula.Arithmetic formula) {
    return sum(formula.sum());
  }

  private boolean sum(Formula.Sum sum) {
    sum.terms().forEach(term -> term.signal().ifPresent(names::add));
    return true;
  }

  private boolean all(List<Formula> formulas) {
    formulas.forEach(formula -> formula.accept(this));
    return true;
  }
}
