package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.semantics.Composition.Rule;

/** Whether a whole fails as soon as a part at work does. */
final class IsConjunctive implements Structure.Visitor<Boolean> {
  @Override
  public Boolean combined(Structure.Combined structure) {
    return structure.rule() == Rule.ALL;
  }

  @Override
  public Boolean sequential(Structure.Sequential structure) {
    return true;
  }
}
