package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Spelling;
import dev.safeguard.compiler.signals.Condition;
import dev.safeguard.compiler.signals.LinearExpression;
import dev.safeguard.compiler.signals.Relation;
import dev.safeguard.compiler.signals.Signal;
import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns the formula of a label's definition into a condition, and reports what is none. */
final class ConditionResolver implements Formula.Visitor<Condition> {
  private static final Condition UNKNOWN = new Condition.Constant(false);

  private final Namespace<OptionalInt> names;
  private final PropositionResolver labels;
  private final List<Signal> signals;
  private final boolean reportUnknown;
  private final Findings findings;
  private boolean failed;

  /**
   * @param names the module's names
   * @param labels knows the labels, and is told which of them are used
   * @param reportUnknown false where a syntax error may have hidden declarations
   */
  ConditionResolver(
      Namespace<OptionalInt> names,
      PropositionResolver labels,
      List<Signal> signals,
      boolean reportUnknown,
      Findings findings) {
    this.names = names;
    this.labels = labels;
    this.signals = signals;
    this.reportUnknown = reportUnknown;
    this.findings = findings;
  }

  /** The condition, or empty if something in the formula is wrong, which is then reported. */
  Optional<Condition> resolve(Formula formula) {
    failed = false;
    Condition condition = formula.accept(this);
    return failed ? Optional.empty() : Optional.of(condition);
  }

  // ------------------------------------------------------------------ numbers

  @Override
  public Condition comparison(Formula.Comparison formula) {
    LinearExpression difference = new LinearExpression(signals);
    boolean well = add(formula.left(), BigDecimal.ONE, difference);
    well &= add(formula.right(), BigDecimal.ONE.negate(), difference);
    if (!well) {
      return fail();
    }
    try {
      return difference.comparedWithZero(Relation.of(formula.operator()));
    } catch (LinearExpression.RangeException e) {
      findings.add(
          DiagnosticCode.VALUE_INVALID,
          formula.span(),
          "this comparison is out of range: " + e.getMessage(),
          "An `int` has 64 bits, and so has a `real`; use numbers that they can reach.");
      return fail();
    }
  }

  private boolean add(Formula.Sum sum, BigDecimal sign, LinearExpression expression) {
    boolean well = true;
    for (Formula.Term term : sum.terms()) {
      BigDecimal factor = term.factor().multiply(sign);
      if (term.signal().isEmpty()) {
        expression.add(factor);
      } else {
        OptionalInt signal = number(term.signal().get());
        signal.ifPresent(s -> expression.add(factor, s));
        well &= signal.isPresent();
      }
    }
    return well;
  }

  /** The signal of a name that stands for a number. */
  private OptionalInt number(Name name) {
    OptionalInt signal = signal(name);
    if (signal.isPresent() && signals.get(signal.getAsInt()).type() != Signal.Type.BOOL) {
      return signal;
    }
    if (names.find(name.text()).isEmpty()) {
      if (reportUnknown) {
        names.reportUnknown(name, "signal", "");
      }
      return OptionalInt.empty();
    }
    findings.add(
        DiagnosticCode.FORMULA_INVALID,
        name.span(),
        described(name, signal) + ", where a number is needed",
        "Only signals of the types `int` and `real` are compared and added.");
    return OptionalInt.empty();
  }

  private String described(Name name, OptionalInt signal) {
    String what =
        signal.isPresent()
            ? "signal of the type `" + signals.get(signal.getAsInt()).type().word() + "`"
            : names.find(name.text()).orElseThrow().kind();
    return "`" + name.text() + "` is a " + what;
  }

  private OptionalInt signal(Name name) {
    for (int i = 0; i < signals.size(); i++) {
      if (signals.get(i).name().equals(name.text())) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  @Override
  public Condition arithmetic(Formula.Arithmetic formula) {
    findings.add(
        DiagnosticCode.FORMULA_INVALID,
        formula.span(),
        "this is a number, where a condition is needed",
        "Compare it: `armor + shield > 0`.");
    return fail();
  }

  // --------------------------------------------------------------- conditions

  @Override
  public Condition constant(Formula.Constant formula) {
    return new Condition.Constant(formula.value());
  }

  @Override
  public Condition reference(Formula.Reference formula) {
    Name name = formula.name();
    OptionalInt signal = signal(name);
    if (signal.isEmpty() && isMisspeltSignal(name)) {
      number(name);
      return fail();
    }
    if (signal.isEmpty()) {
      OptionalInt label = labels.use(name);
      return label.isEmpty() ? fail() : new Condition.Label(label.getAsInt());
    }
    if (signals.get(signal.getAsInt()).type() == Signal.Type.BOOL) {
      return new Condition.Truth(signal.getAsInt());
    }
    findings.add(
        DiagnosticCode.FORMULA_INVALID,
        name.span(),
        described(name, signal) + ", where a condition is needed",
        "Compare it: `" + name.text() + " > 0`.");
    return fail();
  }

  private boolean isMisspeltSignal(Name name) {
    List<String> known = signals.stream().map(Signal::name).toList();
    return names.find(name.text()).isEmpty() && Spelling.nearest(name.text(), known).isPresent();
  }

  @Override
  public Condition not(Formula.Not formula) {
    return new Condition.Not(formula.operand().accept(this));
  }

  @Override
  public Condition chain(Formula.Chain formula) {
    List<Condition> operands = all(formula.operands());
    return switch (formula.connective()) {
      case AND -> new Condition.Chain(Condition.Operator.AND, operands);
      case OR -> new Condition.Chain(Condition.Operator.OR, operands);
      case XOR -> new Condition.Chain(Condition.Operator.XOR, operands);
      case IFF -> equivalence(operands);
    };
  }

  /** True when an even number of operands is false. */
  private static Condition equivalence(List<Condition> operands) {
    Condition odd = new Condition.Chain(Condition.Operator.XOR, operands);
    return operands.size() % 2 == 1 ? odd : new Condition.Not(odd);
  }

  @Override
  public Condition implies(Formula.Implies formula) {
    Condition premise = formula.premise().accept(this);
    Condition conclusion = formula.conclusion().accept(this);
    return new Condition.Chain(
        Condition.Operator.OR, List.of(new Condition.Not(premise), conclusion));
  }

  @Override
  public Condition unaryTemporal(Formula.UnaryTemporal formula) {
    return temporal(formula);
  }

  @Override
  public Condition binaryTemporal(Formula.BinaryTemporal formula) {
    return temporal(formula);
  }

  @Override
  public Condition inline(Formula.Inline formula) {
    return temporal(formula);
  }

  private Condition temporal(Formula formula) {
    findings.add(
        DiagnosticCode.FORMULA_INVALID,
        formula.span(),
        "a label is defined by one observation, so its definition has no temporal operators or safeguards",
        "Let a safeguard remember what was before.");
    return fail();
  }

  @Override
  public Condition call(Formula.Call call) {
    List<Condition> operands = all(call.arguments());
    Optional<Proposition.Count> count = PropositionResolver.count(call.function().text());
    if (count.isEmpty() || operands.isEmpty()) {
      labels.reportCall(call);
      return fail();
    }
    return switch (count.get()) {
      case NONE -> new Condition.Count(operands, 0, 0);
      case AT_MOST_ONE -> new Condition.Count(operands, 0, 1);
      case ONE -> new Condition.Count(operands, 1, 1);
      case ANY -> new Condition.Chain(Condition.Operator.OR, operands);
      case ALL -> new Condition.Chain(Condition.Operator.AND, operands);
    };
  }

  private List<Condition> all(List<Formula> formulas) {
    return formulas.stream().map(formula -> formula.accept(this)).toList();
  }

  private Condition fail() {
    failed = true;
    return UNKNOWN;
  }
}
