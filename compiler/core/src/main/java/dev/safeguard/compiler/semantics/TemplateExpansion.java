package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.syntax.Declaration;
import dev.safeguard.compiler.syntax.Declaration.Body;
import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes out the templates and the families of states of a file, so that only ordinary safeguards
 * are left. The templates themselves stay among the declarations, where nothing looks at them but
 * for their names.
 */
public final class TemplateExpansion implements Declaration.Rewriting {
  private final TemplateScope scope;
  private final Findings findings;
  private final CallCheck calls;
  private final ExpansionBudget size;

  private TemplateExpansion(
      SyntaxTree tree, TemplateScope scope, Budget budget, Findings findings) {
    this.scope = scope;
    this.size = new ExpansionBudget(budget);
    this.findings = findings;
    this.calls =
        new CallCheck(scope, TemplateDefinitions.known(tree), scope.isComplete(), findings);
  }

  /**
   * The same tree without uses of templates. A safeguard in which one cannot be written out is
   * damaged, which is then reported.
   *
   * @param scope the templates that the file can use
   */
  public static SyntaxTree expand(
      SyntaxTree tree, TemplateScope scope, Budget budget, Findings findings) {
    TemplateExpansion expansion = new TemplateExpansion(tree, scope, budget, findings);
    List<Declaration> expanded = new ArrayList<>();
    for (Declaration declaration : tree.declarations()) {
      declaration.rewritten(expansion).ifPresent(expanded::add);
    }
    return new SyntaxTree(expanded, tree.complete() && scope.isComplete());
  }

  @Override
  public Optional<Declaration> definition(Declaration.LabelDefinition label) {
    return guard(label.definition())
        .map(f -> new Declaration.LabelDefinition(label.name(), f, label.text(), label.span()));
  }

  @Override
  public Optional<Declaration> assumption(Declaration.Assumption assumption) {
    return guard(assumption.formula())
        .map(f -> new Declaration.Assumption(f, assumption.text(), assumption.span()));
  }

  private Optional<Formula> guard(Formula formula) {
    int uses = calls.useCount();
    if (!calls.guard(formula)) {
      return Optional.empty();
    }
    if (calls.useCount() == uses) {
      return Optional.of(formula);
    }
    size.begin();
    try {
      Formula written = formula.accept(Substitution.of(scope, size));
      size.keep();
      return Optional.of(written);
    } catch (Rejection rejection) {
      rejection.report(findings);
      return Optional.empty();
    }
  }

  @Override
  public Optional<Declaration> safeguard(Declaration.Safeguard safeguard) {
    int uses = calls.useCount();
    BodyCheck check = new BodyCheck(calls, Map.of());
    if (!safeguard.body().accept(check)) {
      return Optional.of(with(safeguard, safeguard.documentation(), new Body.Missing(), true));
    }
    if (calls.useCount() == uses && !check.hasFamilies()) {
      return Optional.of(safeguard);
    }
    size.begin();
    try {
      BodyExpansion expansion = new BodyExpansion(Substitution.of(scope, size));
      Body body = safeguard.body().accept(expansion);
      size.keep();
      return Optional.of(
          with(safeguard, documentation(safeguard, expansion), body, safeguard.damaged()));
    } catch (Rejection rejection) {
      rejection.report(findings);
      return Optional.of(with(safeguard, safeguard.documentation(), new Body.Missing(), true));
    }
  }

  /** A use without documentation has that of its template. */
  private String documentation(Declaration.Safeguard safeguard, BodyExpansion expansion) {
    return safeguard.documentation().isEmpty() && safeguard.body() instanceof Body.Formulas formulas
        ? expansion
            .use(formulas)
            .flatMap(use -> scope.find(use.function().text()))
            .map(template -> template.declaration().documentation())
            .orElse("")
        : safeguard.documentation();
  }

  private static Declaration with(
      Declaration.Safeguard safeguard, String documentation, Body body, boolean damaged) {
    return new Declaration.Safeguard(
        documentation, safeguard.name(), safeguard.forEach(), body, damaged, safeguard.span());
  }
}
