package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.semantics.Composition.Rule;
import dev.safeguard.compiler.semantics.Composition.Satisfying;
import dev.safeguard.compiler.syntax.Formula;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Tells safeguards from formulas in an expression that may combine both. What mentions no safeguard
 * stays one temporal formula, except that the conjuncts of a conjunction with safeguards stay apart
 * as parts that can fail by themselves.
 */
final class CompositionResolver implements Formula.Visitor<Composition> {
  /** So many formulas of one conjunction become parts; of more, nobody would read the names. */
  private static final int MOST_FORMULAS = 64;

  private static final Composition UNKNOWN =
      new Satisfying(new TemporalFormula.Constant(false, Span.START));

  private final Namespace<?> names;
  private final FormulaResolver formulas;
  private final PropositionResolver labels;
  private final Function<Formula.Inline, Optional<Specification.Safeguard>> written;
  private boolean failed;

  /**
   * @param written resolves what a template is written out to
   */
  CompositionResolver(
      Namespace<?> names,
      FormulaResolver formulas,
      PropositionResolver labels,
      Function<Formula.Inline, Optional<Specification.Safeguard>> written) {
    this.names = names;
    this.formulas = formulas;
    this.labels = labels;
    this.written = written;
  }

  /**
   * The resolved sequence, grouped to the right, or empty if something in it is wrong, which is
   * then reported.
   *
   * @param sequence at least one expression
   */
  Optional<Composition> resolve(List<Formula> sequence) {
    boolean outer = failed;
    failed = false;
    List<Composition> steps = all(sequence);
    boolean well = !failed;
    failed = outer;
    return well ? Optional.of(grouped(steps)) : Optional.empty();
  }

  private static Composition grouped(List<Composition> steps) {
    Composition result = steps.get(steps.size() - 1);
    for (int i = steps.size() - 2; i >= 0; i--) {
      Composition first = steps.get(i);
      result = new Composition.Sequence(first, result, first.span().to(result.span()));
    }
    return result;
  }

  @Override
  public Composition reference(Formula.Reference formula) {
    String name = formula.name().text();
    Optional<String> kind = names.find(name).map(Namespace.Entry::kind);
    if (kind.isEmpty()) {
      failed = true;
      labels.reportUnknownOperand(formula.name());
      return UNKNOWN;
    }
    return kind.get().equals(Resolution.SAFEGUARD)
        ? new Composition.Named(name, formula.span())
        : satisfying(formula);
  }

  @Override
  public Composition inline(Formula.Inline formula) {
    Optional<Specification.Safeguard> resolved = written.apply(formula);
    failed |= resolved.isEmpty();
    return resolved.<Composition>map(Composition.Written::new).orElse(UNKNOWN);
  }

  @Override
  public Composition not(Formula.Not formula) {
    Composition operand = formula.operand().accept(this);
    return operand instanceof Satisfying one
        ? new Satisfying(new TemporalFormula.Not(one.formula(), formula.span()))
        : new Composition.Combination(Rule.NONE, List.of(operand), formula.span());
  }

  @Override
  public Composition implies(Formula.Implies formula) {
    Composition premise = formula.premise().accept(this);
    Composition conclusion = formula.conclusion().accept(this);
    if (premise instanceof Satisfying given && conclusion instanceof Satisfying then) {
      return new Satisfying(
          new TemporalFormula.Implies(given.formula(), then.formula(), formula.span()));
    }
    Composition without =
        premise instanceof Satisfying given
            ? new Satisfying(new TemporalFormula.Not(given.formula(), given.span()))
            : new Composition.Combination(Rule.NONE, List.of(premise), premise.span());
    return new Composition.Combination(Rule.ANY, List.of(without, conclusion), formula.span());
  }

  @Override
  public Composition chain(Formula.Chain formula) {
    Proposition.Connective connective = Proposition.Connective.valueOf(formula.connective().name());
    List<Composition> operands = all(formula.operands());
    if (operands.stream().allMatch(Satisfying.class::isInstance)) {
      return together(connective, operands, formula.span());
    }
    return new Composition.Combination(
        Rule.of(connective), operands(connective, operands, formula.span()), formula.span());
  }

  /** The operands with those that are formulas as few, or in a conjunction as many, as is well. */
  private static List<Composition> operands(
      Proposition.Connective connective, List<Composition> operands, Span span) {
    List<Composition> pure = new ArrayList<>();
    List<Composition> others = new ArrayList<>();
    for (Composition operand : operands) {
      (operand instanceof Satisfying ? pure : others).add(operand);
    }
    boolean apart =
        connective == Proposition.Connective.AND && pure.size() <= MOST_FORMULAS
            || pure.size() <= 1;
    if (apart) {
      return operands;
    }
    others.add(together(connective, pure, span));
    return others;
  }

  private static Composition together(
      Proposition.Connective connective, List<Composition> formulas, Span span) {
    return new Satisfying(new TemporalFormula.Chain(connective, formulas(formulas), span));
  }

  private static List<TemporalFormula> formulas(List<Composition> compositions) {
    return compositions.stream().map(part -> ((Satisfying) part).formula()).toList();
  }

  @Override
  public Composition call(Formula.Call call) {
    Optional<Proposition.Count> count = PropositionResolver.count(call.function().text());
    if (count.isEmpty() || call.arguments().isEmpty()) {
      failed = true;
      labels.reportCall(call);
      return UNKNOWN;
    }
    List<Composition> operands = all(call.arguments());
    return operands.stream().allMatch(Satisfying.class::isInstance)
        ? new Satisfying(
            new TemporalFormula.Cardinality(count.get(), formulas(operands), call.span()))
        : new Composition.Combination(Rule.of(count.get()), operands, call.span());
  }

  private List<Composition> all(List<Formula> given) {
    List<Composition> resolved = new ArrayList<>(given.size());
    for (Formula formula : given) {
      resolved.add(formula.accept(this));
    }
    return resolved;
  }

  // ---------------------------------------------- what cannot hold a safeguard

  private Composition satisfying(Formula formula) {
    Optional<TemporalFormula> resolved = formulas.resolve(formula);
    failed |= resolved.isEmpty();
    return resolved.<Composition>map(Satisfying::new).orElse(UNKNOWN);
  }

  @Override
  public Composition constant(Formula.Constant formula) {
    return satisfying(formula);
  }

  @Override
  public Composition unaryTemporal(Formula.UnaryTemporal formula) {
    return satisfying(formula);
  }

  @Override
  public Composition binaryTemporal(Formula.BinaryTemporal formula) {
    return satisfying(formula);
  }

  @Override
  public Composition comparison(Formula.Comparison formula) {
    return satisfying(formula);
  }

  @Override
  public Composition arithmetic(Formula.Arithmetic formula) {
    return satisfying(formula);
  }
}
