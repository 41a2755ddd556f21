package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names in a formula, whatever they stand for and whether or not they are declared. */
final class Mentions implements Formula.Visitor<List<Name>> {

  @Override
  public List<Name> constant(Formula.Constant formula) {
    return List.of();
  }

  @Override
  public List<Name> reference(Formula.Reference formula) {
    return List.of(formula.name());
  }

  @Override
  public List<Name> not(Formula.Not formula) {
    return formula.operand().accept(this);
  }

  @Override
  public List<Name> chain(Formula.Chain formula) {
    return all(formula.operands());
  }

  @Override
  public List<Name> implies(Formula.Implies formula) {
    return all(List.of(formula.premise(), formula.conclusion()));
  }

  @Override
  public List<Name> unaryTemporal(Formula.UnaryTemporal formula) {
    return formula.operand().accept(this);
  }

  @Override
  public List<Name> binaryTemporal(Formula.BinaryTemporal formula) {
    return all(List.of(formula.left(), formula.right()));
  }

  @Override
  public List<Name> call(Formula.Call formula) {
    return Stream.concat(Stream.of(formula.function()), all(formula.arguments()).stream()).toList();
  }

  /** The labels in a body are counted where it is resolved. */
  @Override
  public List<Name> inline(Formula.Inline formula) {
    return List.of();
  }

  @Override
  public List<Name> comparison(Formula.Comparison formula) {
    return Stream.of(formula.left(), formula.right()).flatMap(Mentions::names).toList();
  }

  @Override
  public List<Name> arithmetic(Formula.Arithmetic formula) {
    return names(formula.sum()).toList();
  }

  private static Stream<Name> names(Formula.Sum sum) {
    return sum.terms().stream().map(Formula.Term::signal).flatMap(Optional::stream);
  }

  private List<Name> all(List<Formula> formulas) {
    return formulas.stream().flatMap(formula -> formula.accept(this).stream()).toList();
  }
}
