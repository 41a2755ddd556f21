package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.semantics.Composition.Rule;
import java.util.List;
import java.util.Optional;

/** The parts of a conjunction; nothing for other structures. */
public final class Conjuncts implements Structure.Visitor<Optional<List<Part>>> {
  @Override
  public Optional<List<Part>> combined(Structure.Combined structure) {
    return structure.rule() == Rule.ALL ? Optional.of(structure.parts()) : Optional.empty();
  }

  @Override
  public Optional<List<Part>> sequential(Structure.Sequential structure) {
    return Optional.empty();
  }
}
