package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns formulas about one observation into propositions, and reports what is none. */
final class PropositionResolver implements Formula.Visitor<Proposition> {
  private static final Proposition UNKNOWN = new Proposition.Constant(false);

  private final Namespace<OptionalInt> names;
  private final boolean reportUnknown;
  private final Findings findings;
  private final BitSet used = new BitSet();
  private boolean failed;

  /**
   * @param names the module's names; those of labels carry their numbers
   * @param reportUnknown false where a syntax error may have hidden declarations
   */
  PropositionResolver(Namespace<OptionalInt> names, boolean reportUnknown, Findings findings) {
    this.names = names;
    this.reportUnknown = reportUnknown;
    this.findings = findings;
  }

  /** The labels that some proposition has used so far. */
  BitSet used() {
    return used;
  }

  /** The proposition, or empty if something in the formula is wrong, which is then reported. */
  Optional<Proposition> resolve(Formula formula) {
    failed = false;
    Proposition proposition = proposition(formula);
    return failed ? Optional.empty() : Optional.of(proposition);
  }

  /** The number of a label, or empty if the name is not that of a label, which is then reported. */
  OptionalInt label(Name name) {
    Optional<Namespace.Entry<OptionalInt>> entry = names.find(name.text());
    if (entry.isPresent() && entry.get().meaning().isPresent()) {
      return entry.get().meaning();
    }
    if (entry.isPresent()) {
      findings.add(
          DiagnosticCode.FORMULA_INVALID,
          name.span(),
          "`" + name.text() + "` is a " + entry.get().kind() + ", where a label is needed",
          "A guard speaks of the labels of one observation.");
    } else if (reportUnknown) {
      // The label that was probably meant is no unused one.
      names.reportUnknown(name, "label", "").ifPresent(meant -> meant.ifPresent(used::set));
    }
    return OptionalInt.empty();
  }

  /** The same for a label that is put to use. */
  OptionalInt use(Name name) {
    OptionalInt label = label(name);
    label.ifPresent(used::set);
    return label;
  }

  /** Reports a name that is neither that of a label nor that of a safeguard. */
  void reportUnknownOperand(Name name) {
    if (reportUnknown) {
      names
          .reportUnknown(name, List.of("label", Resolution.SAFEGUARD), "")
          .ifPresent(meant -> meant.ifPresent(used::set));
    }
  }

  private Proposition proposition(Formula formula) {
    return formula.accept(this);
  }

  @Override
  public Proposition constant(Formula.Constant formula) {
    return new Proposition.Constant(formula.value());
  }

  @Override
  public Proposition reference(Formula.Reference formula) {
    OptionalInt label = use(formula.name());
    if (label.isEmpty()) {
      failed = true;
      return UNKNOWN;
    }
    return new Proposition.Label(label.getAsInt());
  }

  @Override
  public Proposition not(Formula.Not formula) {
    return new Proposition.Not(proposition(formula.operand()));
  }

  @Override
  public Proposition chain(Formula.Chain formula) {
    return new Proposition.Chain(
        Proposition.Connective.valueOf(formula.connective().name()), all(formula.operands()));
  }

  @Override
  public Proposition implies(Formula.Implies formula) {
    return new Proposition.Implies(
        proposition(formula.premise()), proposition(formula.conclusion()));
  }

  @Override
  public Proposition unaryTemporal(Formula.UnaryTemporal formula) {
    return temporal(formula);
  }

  @Override
  public Proposition binaryTemporal(Formula.BinaryTemporal formula) {
    return temporal(formula);
  }

  private Proposition temporal(Formula formula) {
    return fail(
        formula,
        "guards and assumptions speak of one observation, so they have no temporal operators",
        "Say it by states, or as a formula of its own: `safeguard Name = always (...)`.");
  }

  @Override
  public Proposition comparison(Formula.Comparison formula) {
    return fail(
        formula,
        "guards and assumptions are about labels, not about numbers",
        "Define a label by the condition: `label name = ...`.");
  }

  @Override
  public Proposition arithmetic(Formula.Arithmetic formula) {
    boolean names = formula.sum().terms().stream().allMatch(term -> term.signal().isPresent());
    return fail(
        formula,
        "guards and assumptions are about labels, not about numbers",
        names
            ? "A name with other characters than letters, digits and `_` stands in backquotes."
            : "Write `true` or `false`, or declare a label for the condition.");
  }

  @Override
  public Proposition inline(Formula.Inline formula) {
    return fail(
        formula,
        "`" + formula.use().text() + "` speaks of whole traces, and a guard of one observation",
        "Combine it with other safeguards: `safeguard Name = " + formula.use().text() + " & ...`.");
  }

  @Override
  public Proposition call(Formula.Call call) {
    List<Proposition> operands = all(call.arguments());
    Optional<Proposition.Count> count = count(call.function().text());
    if (count.isPresent() && !operands.isEmpty()) {
      return new Proposition.Cardinality(count.get(), operands);
    }
    failed = true;
    reportCall(call);
    return UNKNOWN;
  }

  /** The function of a name. */
  static Optional<Proposition.Count> count(String name) {
    return Arrays.stream(Proposition.Count.values())
        .filter(count -> count.word().equals(name))
        .findFirst();
  }

  /** Says why a call means nothing: an unknown function, or one without operands. */
  void reportCall(Formula.Call call) {
    String function = call.function().text();
    if (count(function).isPresent()) {
      fail(
          call,
          "`" + function + "` is asked about no labels at all",
          "Name labels in the parentheses: `" + function + "(a, b)`.");
    } else if (names.find(function).isPresent()) {
      fail(
          call,
          "`" + function + "` is no function of labels",
          "The functions are one, none, all, any and atmostone.");
    } else if (reportUnknown) {
      reportUnknownFunction(call.function());
    }
  }

  private void reportUnknownFunction(Name name) {
    Namespace<OptionalInt> functions = new Namespace<>(findings);
    for (Proposition.Count count : Proposition.Count.values()) {
      functions.declare(new Name(count.word(), Span.START), "function", OptionalInt.empty());
    }
    functions.reportUnknown(name, "function", "");
  }

  /** Counts the labels in a formula that is not resolved as used. */
  void markMentioned(Formula formula) {
    for (Name name : Mentions.of(formula)) {
      names.find(name.text()).ifPresent(entry -> entry.meaning().ifPresent(used::set));
    }
  }

  private List<Proposition> all(List<Formula> formulas) {
    List<Proposition> propositions = new ArrayList<>(formulas.size());
    for (Formula formula : formulas) {
      propositions.add(proposition(formula));
    }
    return propositions;
  }

  private Proposition fail(Formula formula, String message, String help) {
    findings.add(DiagnosticCode.FORMULA_INVALID, formula.span(), message, help);
    markMentioned(formula);
    failed = true;
    return UNKNOWN;
  }
}
