package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.syntax.Formula;
import dev.safeguard.compiler.syntax.Name;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether an argument can stand for a parameter of a kind, as far as its outermost part tells.
 *
 * @param wanted the kind of the parameter
 * @param kinds what each name stands for; null for one that is not known
 */
record ArgumentKind(ParameterKind wanted, Function<Name, @Nullable ParameterKind> kinds)
    implements Formula.Visitor<Boolean> {

  private boolean isGuard() {
    return wanted == ParameterKind.GUARD;
  }

  @Override
  public Boolean reference(Formula.Reference formula) {
    @Nullable ParameterKind kind = kinds.apply(formula.name());
    return kind == null
        ? wanted != ParameterKind.INT
        : kind == wanted || (kind == ParameterKind.LABEL && isGuard());
  }

  @Override
  public Boolean arithmetic(Formula.Arithmetic formula) {
    return wanted == ParameterKind.INT;
  }

  @Override
  public Boolean constant(Formula.Constant formula) {
    return isGuard();
  }

  @Override
  public Boolean not(Formula.Not formula) {
    return isGuard();
  }

  @Override
  public Boolean chain(Formula.Chain formula) {
    return isGuard();
  }

  @Override
  public Boolean implies(Formula.Implies formula) {
    return isGuard();
  }

  @Override
  public Boolean unaryTemporal(Formula.UnaryTemporal formula) {
    return false;
  }

  @Override
  public Boolean binaryTemporal(Formula.BinaryTemporal formula) {
    return false;
  }

  @Override
  public Boolean call(Formula.Call formula) {
    return isGuard();
  }

  @Override
  public Boolean inline(Formula.Inline formula) {
    return false;
  }

  @Override
  public Boolean comparison(Formula.Comparison formula) {
    return isGuard();
  }
}
