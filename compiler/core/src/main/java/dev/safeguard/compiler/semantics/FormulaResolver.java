package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Gives the names in temporal formulas their meaning, and reports those that have none here. */
final class FormulaResolver implements Formula.Visitor<TemporalFormula> {
  private static final TemporalFormula UNKNOWN = new TemporalFormula.Constant(false, Span.START);

  private final Namespace<OptionalInt> names;
  private final PropositionResolver labels;
  private final UnsupportedFeatures unsupported;
  private final Findings findings;
  private boolean failed;

  FormulaResolver(Namespace<OptionalInt> names, PropositionResolver labels, Findings findings) {
    this.names = names;
    this.labels = labels;
    this.unsupported = new UnsupportedFeatures(findings);
    this.findings = findings;
  }

  /** The resolved formula, or empty if something in it is wrong, which is then reported. */
  Optional<TemporalFormula> resolve(Formula formula) {
    failed = false;
    TemporalFormula resolved = resolved(formula);
    return failed ? Optional.empty() : Optional.of(resolved);
  }

  private TemporalFormula resolved(Formula formula) {
    return formula.accept(this);
  }

  @Override
  public TemporalFormula constant(Formula.Constant formula) {
    return new TemporalFormula.Constant(formula.value(), formula.span());
  }

  @Override
  public TemporalFormula reference(Formula.Reference formula) {
    if (is(formula.name().text(), Resolution.SAFEGUARD)) {
      return wholeTraces(formula.name());
    }
    OptionalInt label = labels.use(formula.name());
    failed |= label.isEmpty();
    return label.isEmpty() ? UNKNOWN : new TemporalFormula.Label(label.getAsInt(), formula.span());
  }

  private boolean is(String name, String kind) {
    return names.find(name).filter(entry -> entry.kind().equals(kind)).isPresent();
  }

  @Override
  public TemporalFormula not(Formula.Not formula) {
    return new TemporalFormula.Not(resolved(formula.operand()), formula.span());
  }

  @Override
  public TemporalFormula chain(Formula.Chain formula) {
    return new TemporalFormula.Chain(
        Proposition.Connective.valueOf(formula.connective().name()),
        all(formula.operands()),
        formula.span());
  }

  @Override
  public TemporalFormula implies(Formula.Implies formula) {
    return new TemporalFormula.Implies(
        resolved(formula.premise()), resolved(formula.conclusion()), formula.span());
  }

  @Override
  public TemporalFormula unaryTemporal(Formula.UnaryTemporal formula) {
    return new TemporalFormula.Unary(
        TemporalFormula.UnaryOperator.valueOf(formula.operator().name()),
        bound(formula.bound()),
        resolved(formula.operand()),
        formula.span());
  }

  @Override
  public TemporalFormula binaryTemporal(Formula.BinaryTemporal formula) {
    return new TemporalFormula.Binary(
        TemporalFormula.BinaryOperator.valueOf(formula.operator().name()),
        bound(formula.bound()),
        resolved(formula.left()),
        resolved(formula.right()),
        formula.span());
  }

  private OptionalInt bound(Optional<Formula.Bound> bound) {
    if (bound.isEmpty()) {
      return OptionalInt.empty();
    }
    if (bound.get().parameter().isPresent()) {
      failed = true;
      findings.add(
          DiagnosticCode.FORMULA_INVALID,
          bound.get().span(),
          "`" + bound.get().parameter().get().text() + "` is no number of steps",
          "Write a number; only a template has parameters that stand for one.");
      return OptionalInt.of(0);
    }
    return bound.get().steps();
  }

  @Override
  public TemporalFormula call(Formula.Call call) {
    String function = call.function().text();
    Optional<Proposition.Count> count = PropositionResolver.count(function);
    if (count.isEmpty() && is(function, "template")) {
      return unsupported(call.span(), "uses of templates");
    }
    List<TemporalFormula> operands = all(call.arguments());
    if (count.isPresent() && !operands.isEmpty()) {
      return new TemporalFormula.Cardinality(count.get(), operands, call.span());
    }
    failed = true;
    labels.reportCall(call);
    return UNKNOWN;
  }

  @Override
  public TemporalFormula inline(Formula.Inline formula) {
    return wholeTraces(formula.use());
  }

  private TemporalFormula wholeTraces(Name safeguard) {
    failed = true;
    findings.add(
        DiagnosticCode.FORMULA_INVALID,
        safeguard.span(),
        "`"
            + safeguard.text()
            + "` accepts or rejects whole traces, so it cannot stand below a temporal operator",
        "Combine it outside: `safeguard Name = " + safeguard.text() + " & always (...)`.");
    return UNKNOWN;
  }

  @Override
  public TemporalFormula comparison(Formula.Comparison formula) {
    return arithmetic(formula.span());
  }

  @Override
  public TemporalFormula arithmetic(Formula.Arithmetic formula) {
    return arithmetic(formula.span());
  }

  private TemporalFormula arithmetic(Span span) {
    failed = true;
    findings.add(
        DiagnosticCode.FORMULA_INVALID,
        span,
        "a formula is about labels, not about numbers",
        "Name the condition: `label shielded = armor > 0`.");
    return UNKNOWN;
  }

  private TemporalFormula unsupported(Span span, String what) {
    failed = true;
    unsupported.report(span, what);
    return UNKNOWN;
  }

  private List<TemporalFormula> all(List<Formula> formulas) {
    List<TemporalFormula> resolved = new ArrayList<>(formulas.size());
    for (Formula formula : formulas) {
      resolved.add(resolved(formula));
    }
    return resolved;
  }
}
