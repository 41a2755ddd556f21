package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Spelling;
import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks the uses of templates in formulas: whether the templates are known, and whether number and
 * kinds of the arguments fit. The answer of each visit is whether all is well.
 *
 * <p>In a template every name is checked too, since nothing else looks at it before it is used;
 * elsewhere names are left to those who resolve them, but for the arguments of templates.
 */
final class CallCheck implements Formula.Visitor<Boolean> {
  private final TemplateScope templates;
  private final Map<String, ParameterKind> known;
  private final boolean complete;
  private final Findings findings;
  private final List<Name> used = new ArrayList<>();
  private Map<String, ParameterKind> locals = Map.of();
  private boolean inTemplate;
  private boolean inGuard;
  private boolean number;
  private int arguments;
  private int uses;

  /**
   * @param known the labels and safeguards of the file
   * @param complete false if the file may declare more than could be read
   */
  CallCheck(
      TemplateScope templates,
      Map<String, ParameterKind> known,
      boolean complete,
      Findings findings) {
    this.templates = templates;
    this.known = known;
    this.complete = complete;
    this.findings = findings;
  }

  /** From now on formulas stand in a template with these parameters and index variables. */
  void enterTemplate(Map<String, ParameterKind> parameters) {
    locals = parameters;
    inTemplate = true;
    used.clear();
  }

  /** From now on formulas stand where these index variables are known. */
  void enterState(Map<String, ParameterKind> variables) {
    locals = variables;
  }

  /** The templates that have been used since the last template was entered. */
  List<Name> used() {
    return List.copyOf(used);
  }

  /** How many uses of templates have been seen in all. */
  int useCount() {
    return uses;
  }

  /** Checks a formula that speaks of a whole trace. */
  boolean formula(Formula formula) {
    inGuard = false;
    return formula.accept(this);
  }

  /** Checks a formula that speaks of one observation. */
  boolean guard(Formula formula) {
    inGuard = true;
    return formula.accept(this);
  }

  /** Checks an expression that must be a whole number when its names are known. */
  boolean number(Formula.Sum sum) {
    boolean well = true;
    for (Formula.Term term : sum.terms()) {
      well &= term.factor().stripTrailingZeros().scale() <= 0 || notWhole(sum.span());
      if (term.signal().isPresent()) {
        well &= parameter(term.signal().get());
      }
    }
    return well;
  }

  private boolean notWhole(Span span) {
    return report(DiagnosticCode.TEMPLATE_ARGUMENT, span, "this is no whole number", "Round it.");
  }

  private boolean parameter(Name name) {
    return locals.get(name.text()) == ParameterKind.INT
        || report(
            DiagnosticCode.NAME_UNKNOWN,
            name.span(),
            "there is no number `" + name.text() + "` here",
            "Numbers have names only as `int` parameters of templates and as index variables.");
  }

  @Override
  public Boolean constant(Formula.Constant formula) {
    return true;
  }

  @Override
  public Boolean reference(Formula.Reference formula) {
    Name name = formula.name();
    @Nullable ParameterKind kind = kind(name);
    if (number) {
      return parameter(name);
    }
    boolean checked = inTemplate || arguments > 0 || locals.containsKey(name.text());
    if (!checked || (kind == null && !complete)) {
      return true;
    }
    if (kind == null) {
      return reportUnknown(name, "label");
    }
    if (kind == ParameterKind.INT || (kind == ParameterKind.SAFEGUARD && inGuard)) {
      return report(
          DiagnosticCode.FORMULA_INVALID,
          name.span(),
          "`" + name.text() + "` is " + kind.phrase() + ", where a label is needed",
          kind == ParameterKind.INT
              ? "A number stands after `within` and `^`, between brackets, and as an argument."
              : "A guard speaks of the labels of one observation.");
    }
    return true;
  }

  private @Nullable ParameterKind kind(Name name) {
    @Nullable ParameterKind local = locals.get(name.text());
    return local == null ? known.get(name.text()) : local;
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
    return all(List.of(formula.premise(), formula.conclusion()));
  }

  @Override
  public Boolean unaryTemporal(Formula.UnaryTemporal formula) {
    boolean well = temporal(formula.span());
    well &= bound(formula.bound());
    well &= formula.operand().accept(this);
    return well;
  }

  @Override
  public Boolean binaryTemporal(Formula.BinaryTemporal formula) {
    boolean well = temporal(formula.span());
    well &= bound(formula.bound());
    well &= all(List.of(formula.left(), formula.right()));
    return well;
  }

  private boolean temporal(Span span) {
    return !inGuard
        || (!inTemplate && arguments == 0)
        || report(
            DiagnosticCode.FORMULA_INVALID,
            span,
            "a guard speaks of one observation, so it has no temporal operators",
            "Say it by states, or in a template that is a formula.");
  }

  private boolean bound(Optional<Formula.Bound> bound) {
    return bound.flatMap(Formula.Bound::parameter).map(this::parameter).orElse(true);
  }

  /** Comes only from an expansion, which checks before it begins. */
  @Override
  public Boolean inline(Formula.Inline formula) {
    return true;
  }

  @Override
  public Boolean comparison(Formula.Comparison formula) {
    return true;
  }

  @Override
  public Boolean arithmetic(Formula.Arithmetic formula) {
    return !number || number(formula.sum());
  }

  private boolean all(List<Formula> formulas) {
    boolean well = true;
    for (Formula formula : formulas) {
      well &= formula.accept(this);
    }
    return well;
  }

  // --------------------------------------------------------------------- calls

  @Override
  public Boolean call(Formula.Call call) {
    String name = call.function().text();
    if (isFunction(name)) {
      return all(call.arguments());
    }
    Optional<TemplateScope.Template> template = templates.find(name);
    if (template.isEmpty()) {
      return unknown(call);
    }
    used.add(call.function());
    uses++;
    List<String> rivals = templates.rivals(name);
    if (rivals.size() > 1) {
      return report(
          DiagnosticCode.NAME_DUPLICATE,
          call.function().span(),
          "the template `" + name + "` is imported twice: from " + String.join(" and ", rivals),
          "Import only one of the modules, or rename one of the templates.");
    }
    boolean fitting = arguments(call, template.get());
    return fitting && template.get().sound();
  }

  /** True for the functions that count labels. */
  static boolean isFunction(String name) {
    for (Proposition.Count count : Proposition.Count.values()) {
      if (count.word().equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** In a guard a name that is like no template's is left to those who know the functions. */
  private boolean unknown(Formula.Call call) {
    Name name = call.function();
    boolean similar = Spelling.nearest(name.text(), templates.names()).isPresent();
    if (inGuard && !inTemplate && !similar) {
      return true;
    }
    return templates.isComplete() && reportUnknown(name, "template");
  }

  private boolean arguments(Formula.Call call, TemplateScope.Template template) {
    List<ParameterKind> kinds = List.copyOf(template.kinds().values());
    List<String> names = List.copyOf(template.kinds().keySet());
    if (kinds.size() != call.arguments().size()) {
      return report(
          DiagnosticCode.TEMPLATE_ARGUMENT,
          call.span(),
          template.phrase()
              + " takes "
              + (kinds.size() == 1 ? "1 argument" : kinds.size() + " arguments")
              + ", not "
              + call.arguments().size(),
          "Its parameters are (" + parameters(template) + ").");
    }
    boolean well = true;
    for (int i = 0; i < kinds.size(); i++) {
      Formula argument = call.arguments().get(i);
      well &=
          argument.accept(new ArgumentKind(kinds.get(i), this::kind))
              ? argument(argument, kinds.get(i))
              : misfit(argument, names.get(i), kinds.get(i), template);
    }
    return well;
  }

  private boolean argument(Formula argument, ParameterKind kind) {
    boolean outer = inGuard;
    boolean outerNumber = number;
    inGuard = kind == ParameterKind.GUARD;
    number = kind == ParameterKind.INT;
    arguments++;
    boolean well = argument.accept(this);
    arguments--;
    inGuard = outer;
    number = outerNumber;
    return well;
  }

  private boolean misfit(
      Formula argument, String parameter, ParameterKind kind, TemplateScope.Template template) {
    return report(
        DiagnosticCode.TEMPLATE_ARGUMENT,
        argument.span(),
        "the parameter `"
            + parameter
            + "` of "
            + template.phrase()
            + " is "
            + kind.phrase()
            + ", and this argument is none",
        "Write " + kind.expected() + " here.");
  }

  private static String parameters(TemplateScope.Template template) {
    return String.join(
        ", ",
        template.kinds().entrySet().stream()
            .map(p -> p.getValue().name().toLowerCase(Locale.ROOT) + " " + p.getKey())
            .toList());
  }

  // ------------------------------------------------------------------- reports

  private boolean reportUnknown(Name name, String kind) {
    List<String> candidates = new ArrayList<>();
    if (kind.equals("template")) {
      candidates.addAll(templates.names());
    } else {
      candidates.addAll(locals.keySet());
      candidates.addAll(known.keySet());
    }
    return report(
        DiagnosticCode.NAME_UNKNOWN,
        name.span(),
        "there is no " + kind + " `" + name.text() + "`",
        Spelling.nearest(name.text(), candidates)
            .map(nearest -> "Did you mean `" + nearest + "`?")
            .orElse("Declare it, or correct the name."));
  }

  private boolean report(DiagnosticCode code, Span span, String message, String help) {
    findings.add(code, span, message, help);
    return false;
  }
}
