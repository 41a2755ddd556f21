package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.syntax.Declaration.Body;
import dev.safeguard.compiler.syntax.Formula;

/**
 * The formula that a template's body stands for in the midst of a formula.
 *
 * @param inside the substitution of the template's parameters
 * @param use where the template is used
 */
record InlineBody(TemplateScope.Template template, Substitution inside, Span use)
    implements Body.Visitor<Formula> {

  @Override
  public Formula states(Body.States body) {
    throw notAFormula("is drawn as states");
  }

  @Override
  public Formula formulas(Body.Formulas body) {
    if (body.sequence().size() > 1) {
      throw notAFormula("is a sequence");
    }
    return body.sequence().get(0).accept(inside);
  }

  @Override
  public Formula missing(Body.Missing body) {
    throw new IllegalStateException("a template without a body is unsound");
  }

  private Rejection notAFormula(String why) {
    return new Rejection(
        DiagnosticCode.FORMULA_INVALID,
        use,
        template.phrase() + " " + why + ", so it is not a formula that can stand inside another",
        "Make it a safeguard of its own: `safeguard Name = "
            + template.declaration().name().text()
            + "(...)`.");
  }
}
