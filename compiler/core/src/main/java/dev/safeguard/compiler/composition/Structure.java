package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.semantics.Composition.Rule;
import java.util.List;

/** How parts make a whole. */
public sealed interface Structure {
  /** The parts, in the order in which they are written. */
  List<Part> parts();

  /** Applies an operation to this kind of structure. */
  <R> R accept(Visitor<R> visitor);

  /** All parts read every observation; a rule says how many of them must accept the trace. */
  record Combined(Rule rule, List<Part> parts) implements Structure {
    public Combined {
      parts = List.copyOf(parts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.combined(this);
    }
  }

  /** The second part reads what follows on the observation that secures the first. */
  record Sequential(Part first, Part second) implements Structure {
    @Override
    public List<Part> parts() {
      return List.of(first, second);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sequential(this);
    }
  }

  /** One operation on every kind. */
  interface Visitor<R> {
    R combined(Combined structure);

    R sequential(Sequential structure);
  }
}
