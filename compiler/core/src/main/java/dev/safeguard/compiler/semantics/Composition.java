package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.Span;
import java.util.List;

/**
 * A safeguard made of others, by the traces that these accept. {@code docs/language.md} says what
 * each kind means.
 */
public sealed interface Composition {
  /** Applies an operation to this kind of composition. */
  <R> R accept(Visitor<R> visitor);

  /** Where it stands. */
  Span span();

  /** The traces that the safeguard of a name accepts. */
  record Named(String safeguard, Span span) implements Composition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.named(this);
    }
  }

  /** The traces that satisfy a formula. */
  record Satisfying(TemporalFormula formula) implements Composition {
    @Override
    public Span span() {
      return formula.span();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.satisfying(this);
    }
  }

  /** A template that is no formula, written out where it is used. */
  record Written(Specification.Safeguard safeguard) implements Composition {
    @Override
    public Span span() {
      return safeguard.span();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.written(this);
    }
  }

  /** The traces that, as a rule says, so many of the operands accept. */
  record Combination(Rule rule, List<Composition> operands, Span span) implements Composition {
    public Combination {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.combination(this);
    }
  }

  /** The first until a trace secures it, and from then on, as for a new trace, the second. */
  record Sequence(Composition first, Composition second, Span span) implements Composition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sequence(this);
    }
  }

  /** How many operands must accept a trace. Every operator of the language counts them. */
  enum Rule {
    ALL,
    ANY,
    ODD,
    /** An even number of operands does not accept. */
    EQUIVALENT,
    NONE,
    ONE,
    AT_MOST_ONE;

    /** Whether a trace is accepted that so many of all operands accept. */
    public boolean accepts(int accepting, int operands) {
      return switch (this) {
        case ALL -> accepting == operands;
        case ANY -> accepting > 0;
        case ODD -> accepting % 2 == 1;
        case EQUIVALENT -> (operands - accepting) % 2 == 0;
        case NONE -> accepting == 0;
        case ONE -> accepting == 1;
        case AT_MOST_ONE -> accepting <= 1;
      };
    }

    static Rule of(Proposition.Connective connective) {
      return switch (connective) {
        case AND -> ALL;
        case OR -> ANY;
        case XOR -> ODD;
        case IFF -> EQUIVALENT;
      };
    }

    static Rule of(Proposition.Count count) {
      return switch (count) {
        case NONE -> NONE;
        case AT_MOST_ONE -> AT_MOST_ONE;
        case ONE -> ONE;
        case ANY -> ANY;
        case ALL -> ALL;
      };
    }
  }

  /** One operation on every kind. */
  interface Visitor<R> {
    R named(Named composition);

    R satisfying(Satisfying composition);

    R written(Written composition);

    R combination(Combination composition);

    R sequence(Sequence composition);
  }
}
