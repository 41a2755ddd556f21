package dev.safeguard.compiler.semantics;

import java.util.List;

/**
 * A Boolean formula over numbered labels: what a guard or an assumption says of one observation.
 */
public sealed interface Proposition {
  /** Applies an operation to this kind of proposition. */
  <R> R accept(Visitor<R> visitor);

  /** {@code true} or {@code false}. */
  record Constant(boolean value) implements Proposition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** The label with a number holds. */
  record Label(int label) implements Proposition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.label(this);
    }
  }

  /** The operand does not hold. */
  record Not(Proposition operand) implements Proposition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /** An operator over its operands, from the left. */
  record Chain(Connective connective, List<Proposition> operands) implements Proposition {
    public Chain {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.chain(this);
    }
  }

  /** The operators of a {@link Chain}. */
  enum Connective {
    AND,
    OR,
    XOR,
    IFF
  }

  /** If the premise holds, so does the conclusion. */
  record Implies(Proposition premise, Proposition conclusion) implements Proposition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.implies(this);
    }
  }

  /** How many of the operands hold. */
  record Cardinality(Count count, List<Proposition> operands) implements Proposition {
    public Cardinality {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cardinality(this);
    }
  }

  /** The counts that have a name in the language. */
  enum Count {
    NONE("none"),
    AT_MOST_ONE("atmostone"),
    ONE("one"),
    ANY("any"),
    ALL("all");

    private final String word;

    Count(String word) {
      this.word = word;
    }

    /** The name in the language. */
    public String word() {
      return word;
    }
  }

  /** One operation on every kind. */
  interface Visitor<R> {
    R constant(Constant proposition);

    R label(Label proposition);

    R not(Not proposition);

    R chain(Chain proposition);

    R implies(Implies proposition);

    R cardinality(Cardinality proposition);
  }
}
