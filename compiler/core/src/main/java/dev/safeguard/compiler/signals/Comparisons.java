package dev.safeguard.compiler.signals;

import java.util.List;
import java.util.stream.Stream;

/** The comparisons in a condition, from the left. */
public final class Comparisons implements Condition.Visitor<Stream<Comparison>> {
  @Override
  public Stream<Comparison> constant(Condition.Constant condition) {
    return Stream.empty();
  }

  @Override
  public Stream<Comparison> label(Condition.Label condition) {
    return Stream.empty();
  }

  @Override
  public Stream<Comparison> truth(Condition.Truth condition) {
    return Stream.empty();
  }

  @Override
  public Stream<Comparison> compared(Condition.Compared condition) {
    return Stream.of(condition.comparison());
  }

  @Override
  public Stream<Comparison> not(Condition.Not condition) {
    return condition.operand().accept(this);
  }

  @Override
  public Stream<Comparison> chain(Condition.Chain condition) {
    return all(condition.operands());
  }

  @Override
  public Stream<Comparison> count(Condition.Count condition) {
    return all(condition.operands());
  }

  private Stream<Comparison> all(List<Condition> operands) {
    return operands.stream().flatMap(operand -> operand.accept(this));
  }
}
