package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.syntax.Declaration;
import dev.safeguard.compiler.syntax.Declaration.Body;
import dev.safeguard.compiler.syntax.Declaration.Target;
import dev.safeguard.compiler.syntax.Formula;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks the uses of templates and numbers in a body; the answer is whether all is well. */
final class BodyCheck implements Body.Visitor<Boolean> {
  private final CallCheck calls;
  private final Map<String, ParameterKind> parameters;
  private boolean families;

  /**
   * @param parameters those of the template whose body it is, else none
   */
  BodyCheck(CallCheck calls, Map<String, ParameterKind> parameters) {
    this.calls = calls;
    this.parameters = parameters;
  }

  /** True if one of the bodies has families of states. */
  boolean hasFamilies() {
    return families;
  }

  @Override
  public Boolean states(Body.States body) {
    boolean well = body.otherwise().map(this::target).orElse(true);
    for (Declaration.State state : body.states()) {
      well &= state(state);
    }
    calls.enterState(parameters);
    return well;
  }

  private boolean state(Declaration.State state) {
    Map<String, ParameterKind> locals = new LinkedHashMap<>(parameters);
    calls.enterState(parameters);
    boolean well = true;
    families |= !state.indices().isEmpty();
    for (Declaration.Index index : state.indices()) {
      well &= calls.number(index.first());
      well &= index.variable().isEmpty() || calls.number(index.last());
      index.variable().ifPresent(name -> locals.put(name.text(), ParameterKind.INT));
    }
    calls.enterState(locals);
    for (Declaration.Transition transition : state.transitions()) {
      well &= transition.guard().map(calls::guard).orElse(true);
      well &= target(transition.target());
    }
    return well;
  }

  private boolean target(Target target) {
    boolean well = true;
    families |= !target.indices().isEmpty();
    for (Formula.Sum index : target.indices()) {
      well &= calls.number(index);
    }
    return well;
  }

  @Override
  public Boolean formulas(Body.Formulas body) {
    boolean well = true;
    List<Formula> sequence = body.sequence();
    for (Formula formula : sequence) {
      well &= calls.formula(formula);
    }
    return well;
  }

  @Override
  public Boolean missing(Body.Missing body) {
    return true;
  }
}
