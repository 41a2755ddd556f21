package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.syntax.Declaration.Body;
import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import java.util.List;

/**
 * What a template's body stands for in the midst of an expression. Of the body's attributes nothing
 * is left: they belong to a safeguard of its own.
 *
 * @param call the use of the template
 * @param inside the substitution of its parameters
 * @param use where it is used
 */
record InlineBody(Formula.Call call, Substitution inside, Span use)
    implements Body.Visitor<Formula> {

  @Override
  public Formula states(Body.States body) {
    Body.States bare = new Body.States(body.otherwise(), body.states(), List.of());
    return new Formula.Inline(name(), bare.accept(new BodyExpansion(inside)));
  }

  @Override
  public Formula formulas(Body.Formulas body) {
    if (body.sequence().size() == 1) {
      return body.sequence().get(0).accept(inside);
    }
    Body.Formulas bare = new Body.Formulas(body.sequence(), List.of());
    return new Formula.Inline(name(), bare.accept(new BodyExpansion(inside)));
  }

  @Override
  public Formula missing(Body.Missing body) {
    throw new IllegalStateException("a template without a body is unsound");
  }

  private Name name() {
    return new Name(call.function().text() + inside.argumentText(), use);
  }
}
