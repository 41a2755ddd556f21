package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.syntax.Declaration.Target;
import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes out formulas: arguments take the place of parameters, and the formulas of templates that
 * of their uses. What comes from a template keeps its place there as the {@linkplain Span.Origin
 * origin} of the place of the outermost use. Formulas must have passed {@link CallCheck}.
 */
final class Substitution implements Formula.Visitor<Formula> {
  private final TemplateScope root;
  private final TemplateScope scope;
  private final Map<String, Argument> arguments;
  private final Optional<Site> site;
  private final ExpansionBudget budget;

  /** The use through which a template's text comes into the file. */
  private record Site(Span use, String what, String file) {}

  /**
   * What stands for a parameter or an index variable.
   *
   * @param formula a formula, or a name as one
   * @param number or else a number
   * @param size the number of parts of the formula
   */
  record Argument(Optional<Formula> formula, int number, long size) {
    static Argument of(int number) {
      return new Argument(Optional.empty(), number, 1);
    }

    String text() {
      if (formula.isEmpty()) {
        return String.valueOf(number);
      }
      return formula.get() instanceof Formula.Reference reference ? reference.name().text() : "...";
    }
  }

  private Substitution(
      TemplateScope root,
      TemplateScope scope,
      Map<String, Argument> arguments,
      Optional<Site> site,
      ExpansionBudget budget) {
    this.root = root;
    this.scope = scope;
    this.arguments = arguments;
    this.site = site;
    this.budget = budget;
  }

  /** For the text of a file itself. */
  static Substitution of(TemplateScope scope, ExpansionBudget budget) {
    return new Substitution(scope, scope, Map.of(), Optional.empty(), budget);
  }

  /** For the body of the template that a call names. */
  Substitution into(Formula.Call call) {
    TemplateScope.Template template = template(call).orElseThrow();
    Map<String, Argument> inner = new LinkedHashMap<>();
    List<Formula> given = call.arguments();
    template
        .kinds()
        .forEach((name, kind) -> inner.put(name, argument(kind, given.get(inner.size()))));
    Span use = site.map(Site::use).orElse(call.span());
    Site next = new Site(use, template.phrase(), template.home().source().name());
    return new Substitution(root, template.home(), inner, Optional.of(next), budget);
  }

  /** What is given for the parameters: {@code (fire, 3)}, with dots for a longer formula. */
  String argumentText() {
    return arguments.values().stream()
        .map(Argument::text)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** The same with numbers for index variables. */
  Substitution with(Map<String, Argument> numbers) {
    Map<String, Argument> all = new LinkedHashMap<>(arguments);
    all.putAll(numbers);
    return new Substitution(root, scope, all, site, budget);
  }

  private Argument argument(ParameterKind kind, Formula formula) {
    if (kind == ParameterKind.INT) {
      return Argument.of(numberOf(formula));
    }
    long before = budget.spent();
    Formula written = formula.accept(this);
    return new Argument(Optional.of(written), 0, budget.spent() - before);
  }

  private int numberOf(Formula formula) {
    return formula instanceof Formula.Arithmetic arithmetic
        ? number(arithmetic.sum())
        : number(
            new Formula.Sum(
                List.of(
                    new Formula.Term(
                        BigDecimal.ONE, Optional.of(((Formula.Reference) formula).name()))),
                formula.span()));
  }

  /** The template that a call names, if it is not a function. */
  Optional<TemplateScope.Template> template(Formula.Call call) {
    String name = call.function().text();
    return CallCheck.isFunction(name) ? Optional.empty() : scope.find(name);
  }

  // -------------------------------------------------------------------- pieces

  /** The place of a piece of text, which counts as one part. */
  Span span(Span span) {
    if (site.isEmpty()) {
      budget.spend(1, span);
      return span;
    }
    Site from = site.get();
    budget.spend(1, from.use());
    return from.use().bringing(new Span.Origin(from.what(), from.file(), span));
  }

  /** A name, or the label that is given for it. */
  Name name(Name name) {
    @Nullable Argument argument = arguments.get(name.text());
    return argument != null && argument.formula().orElse(null) instanceof Formula.Reference given
        ? given.name()
        : new Name(name.text(), span(name.span()));
  }

  /** A target, with the name that belongs to its numbers. */
  Target target(Target target) {
    return new Target(
        target
            .state()
            .map(name -> member(name, target.indices().stream().map(this::number).toList())),
        List.of(),
        span(target.span()));
  }

  /** The name of one state of a family, such as {@code used_3}; without numbers the name itself. */
  Name member(Name family, List<Integer> numbers) {
    StringBuilder text = new StringBuilder(family.text());
    numbers.forEach(number -> text.append('_').append(number));
    return new Name(text.toString(), span(family.span()));
  }

  /** The value of an expression whose names are all numbers. */
  int number(Formula.Sum sum) {
    BigDecimal value = BigDecimal.ZERO;
    for (Formula.Term term : sum.terms()) {
      int factor = term.signal().map(name -> value(name)).orElse(1);
      value = value.add(term.factor().multiply(BigDecimal.valueOf(factor)));
    }
    boolean negative = value.signum() < 0;
    if (negative || value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
      throw new Rejection(
          DiagnosticCode.VALUE_INVALID,
          span(sum.span()),
          "this number is "
              + value.toBigInteger()
              + ", which is "
              + (negative ? "negative" : "too large"),
          "Numbers of states and steps are from 0 to " + Integer.MAX_VALUE + ".");
    }
    return value.intValueExact();
  }

  private int value(Name name) {
    @Nullable Argument argument = arguments.get(name.text());
    if (argument == null) {
      throw new IllegalStateException("no number " + name);
    }
    return argument.number();
  }

  private Formula.Sum sum(Formula.Sum sum) {
    return new Formula.Sum(sum.terms().stream().map(this::term).toList(), span(sum.span()));
  }

  private Formula.Term term(Formula.Term term) {
    @Nullable Argument argument =
        term.signal().isEmpty() ? null : arguments.get(term.signal().get().text());
    return argument != null && argument.formula().isEmpty()
        ? new Formula.Term(
            term.factor().multiply(BigDecimal.valueOf(argument.number())), Optional.empty())
        : new Formula.Term(term.factor(), term.signal().map(this::name));
  }

  private Optional<Formula.Bound> bound(Optional<Formula.Bound> bound) {
    return bound.map(
        b ->
            new Formula.Bound(
                b.parameter().isEmpty() ? b.steps() : OptionalInt.of(value(b.parameter().get())),
                Optional.empty(),
                span(b.span())));
  }

  private List<Formula> all(List<Formula> formulas) {
    return formulas.stream().map(formula -> formula.accept(this)).toList();
  }

  // ------------------------------------------------------------------ formulas

  @Override
  public Formula constant(Formula.Constant formula) {
    return new Formula.Constant(formula.value(), span(formula.span()));
  }

  @Override
  public Formula reference(Formula.Reference formula) {
    @Nullable Argument argument = arguments.get(formula.name().text());
    if (argument != null && argument.formula().isPresent()) {
      budget.spend(argument.size(), site.map(Site::use).orElse(formula.span()));
      return argument.formula().get();
    }
    if (scope != root) {
      throw new Rejection(
          DiagnosticCode.NAME_UNKNOWN,
          span(formula.span()),
          "`"
              + formula.name().text()
              + "` belongs to the imported module, of which only the templates are known here",
          "A template for others to import speaks of its parameters alone.");
    }
    return new Formula.Reference(new Name(formula.name().text(), span(formula.span())));
  }

  @Override
  public Formula not(Formula.Not formula) {
    return new Formula.Not(formula.operand().accept(this), span(formula.span()));
  }

  @Override
  public Formula chain(Formula.Chain formula) {
    return new Formula.Chain(formula.connective(), all(formula.operands()), span(formula.span()));
  }

  @Override
  public Formula implies(Formula.Implies formula) {
    return new Formula.Implies(
        formula.premise().accept(this), formula.conclusion().accept(this), span(formula.span()));
  }

  @Override
  public Formula unaryTemporal(Formula.UnaryTemporal formula) {
    return new Formula.UnaryTemporal(
        formula.operator(),
        bound(formula.bound()),
        formula.operand().accept(this),
        span(formula.span()));
  }

  @Override
  public Formula binaryTemporal(Formula.BinaryTemporal formula) {
    return new Formula.BinaryTemporal(
        formula.operator(),
        bound(formula.bound()),
        formula.left().accept(this),
        formula.right().accept(this),
        span(formula.span()));
  }

  @Override
  public Formula call(Formula.Call call) {
    Optional<TemplateScope.Template> template = template(call);
    if (template.isEmpty()) {
      return new Formula.Call(name(call.function()), all(call.arguments()), span(call.span()));
    }
    return template
        .get()
        .declaration()
        .body()
        .accept(new InlineBody(call, into(call), span(call.span())));
  }

  @Override
  public Formula inline(Formula.Inline formula) {
    throw new IllegalStateException("what is written out is not substituted again");
  }

  @Override
  public Formula comparison(Formula.Comparison formula) {
    return new Formula.Comparison(
        sum(formula.left()), formula.operator(), sum(formula.right()), span(formula.span()));
  }

  @Override
  public Formula arithmetic(Formula.Arithmetic formula) {
    return new Formula.Arithmetic(sum(formula.sum()));
  }
}
