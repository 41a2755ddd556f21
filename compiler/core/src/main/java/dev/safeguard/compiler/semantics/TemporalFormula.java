package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.Span;
import java.util.List;
import java.util.OptionalInt;

/**
 * A formula of past and future linear temporal logic over numbered labels, true or false at a
 * position of a finite trace (De Giacomo and Vardi 2013). {@code docs/formulas.md} says what each
 * operator means.
 */
public sealed interface TemporalFormula {
  /** Applies an operation to this kind of formula. */
  <R> R accept(Visitor<R> visitor);

  /** Where it stands. */
  Span span();

  /** {@code true} or {@code false}. */
  record Constant(boolean value, Span span) implements TemporalFormula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** The label with a number holds now. */
  record Label(int label, Span span) implements TemporalFormula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.label(this);
    }
  }

  /** The operand is false. */
  record Not(TemporalFormula operand, Span span) implements TemporalFormula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /** An operator over its operands, from the left. */
  record Chain(Proposition.Connective connective, List<TemporalFormula> operands, Span span)
      implements TemporalFormula {
    public Chain {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.chain(this);
    }
  }

  /** If the premise is true, so is the conclusion. */
  record Implies(TemporalFormula premise, TemporalFormula conclusion, Span span)
      implements TemporalFormula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.implies(this);
    }
  }

  /** How many of the operands are true. */
  record Cardinality(Proposition.Count count, List<TemporalFormula> operands, Span span)
      implements TemporalFormula {
    public Cardinality {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cardinality(this);
    }
  }

  /**
   * A temporal operator before its operand.
   *
   * @param bound how many positions it looks ahead or back at most, or for {@code next}, {@code
   *     weaknext} and {@code previously} how often it is repeated; empty for no bound, or once
   */
  record Unary(UnaryOperator operator, OptionalInt bound, TemporalFormula operand, Span span)
      implements TemporalFormula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unary(this);
    }
  }

  /** The temporal operators with one operand. */
  enum UnaryOperator {
    ALWAYS("always"),
    EVENTUALLY("eventually"),
    NEXT("next"),
    WEAKNEXT("weaknext"),
    ONCE("once"),
    HISTORICALLY("historically"),
    PREVIOUSLY("previously");

    private final String word;

    UnaryOperator(String word) {
      this.word = word;
    }

    /** The name in the language. */
    public String word() {
      return word;
    }

    /** Whether a number after it says how often it is repeated, and not how far it looks. */
    public boolean isStep() {
      return this == NEXT || this == WEAKNEXT || this == PREVIOUSLY;
    }
  }

  /**
   * A temporal operator between its operands.
   *
   * @param bound how many positions it looks ahead or back at most; empty for no bound
   */
  record Binary(
      BinaryOperator operator,
      OptionalInt bound,
      TemporalFormula left,
      TemporalFormula right,
      Span span)
      implements TemporalFormula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binary(this);
    }
  }

  /** The temporal operators with two operands. */
  enum BinaryOperator {
    UNTIL("until"),
    WEAKUNTIL("weakuntil"),
    RELEASE("release"),
    SINCE("since");

    private final String word;

    BinaryOperator(String word) {
      this.word = word;
    }

    /** The name in the language. */
    public String word() {
      return word;
    }
  }

  /** One operation on every kind. */
  interface Visitor<R> {
    R constant(Constant formula);

    R label(Label formula);

    R not(Not formula);

    R chain(Chain formula);

    R implies(Implies formula);

    R cardinality(Cardinality formula);

    R unary(Unary formula);

    R binary(Binary formula);
  }
}
