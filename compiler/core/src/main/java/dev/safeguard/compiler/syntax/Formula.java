package dev.safeguard.compiler.syntax;

import dev.safeguard.compiler.diagnostics.Span;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A formula over labels, signals, safeguards and the parameters of templates. Guards and
 * assumptions are the formulas without temporal operators.
 */
public sealed interface Formula {
  /** Applies an operation to this kind of formula. */
  <R> R accept(Visitor<R> visitor);

  /** Where it stands. */
  Span span();

  /** {@code true} or {@code false}. */
  record Constant(boolean value, Span span) implements Formula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** A label, a safeguard or a parameter. */
  record Reference(Name name) implements Formula {
    @Override
    public Span span() {
      return name.span();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reference(this);
    }
  }

  /** {@code ! operand}. */
  record Not(Formula operand, Span span) implements Formula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /** A chain of one associative operator over at least two operands. */
  record Chain(Connective connective, List<Formula> operands, Span span) implements Formula {
    public Chain {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.chain(this);
    }
  }

  /** The operators that chain. */
  enum Connective {
    AND,
    OR,
    XOR,
    IFF
  }

  /** {@code premise -> conclusion}. */
  record Implies(Formula premise, Formula conclusion, Span span) implements Formula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.implies(this);
    }
  }

  /** A temporal operator before its operand. */
  record UnaryTemporal(UnaryOperator operator, Optional<Bound> bound, Formula operand, Span span)
      implements Formula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.unaryTemporal(this);
    }
  }

  /** The temporal operators with one operand. */
  enum UnaryOperator {
    ALWAYS,
    EVENTUALLY,
    NEXT,
    WEAKNEXT,
    ONCE,
    HISTORICALLY,
    PREVIOUSLY
  }

  /** A temporal operator between its operands. */
  record BinaryTemporal(
      BinaryOperator operator, Optional<Bound> bound, Formula left, Formula right, Span span)
      implements Formula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.binaryTemporal(this);
    }
  }

  /** The temporal operators with two operands. */
  enum BinaryOperator {
    UNTIL,
    WEAKUNTIL,
    RELEASE,
    SINCE
  }

  /**
   * How many steps an operator looks ahead or back, or how often {@code next} is repeated: a number
   * or the name of an integer parameter.
   */
  record Bound(OptionalInt steps, Optional<Name> parameter, Span span) {}

  /** {@code one(a, b)}, or a template applied to its arguments. */
  record Call(Name function, List<Formula> arguments, Span span) implements Formula {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.call(this);
    }
  }

  /**
   * A template that is no formula, written out where it is used: states, or a sequence.
   *
   * @param use the use, such as {@code Cooldown(fire, 3)}, and where it stands
   */
  record Inline(Name use, Declaration.Body body) implements Formula {
    @Override
    public Span span() {
      return use.span();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.inline(this);
    }
  }

  /** {@code left < right} over signals. */
  record Comparison(Sum left, String operator, Sum right, Span span) implements Formula {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.comparison(this);
    }
  }

  /** A linear expression that stands alone: a number as the argument of a template. */
  record Arithmetic(Sum sum) implements Formula {
    @Override
    public Span span() {
      return sum.span();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.arithmetic(this);
    }
  }

  /** A linear expression: the sum of its terms. */
  record Sum(List<Term> terms, Span span) {
    public Sum {
      terms = List.copyOf(terms);
    }
  }

  /** A factor, times a signal if one is named. */
  record Term(BigDecimal factor, Optional<Name> signal) {}

  /** One operation on every kind. */
  interface Visitor<R> {
    R constant(Constant formula);

    R reference(Reference formula);

    R not(Not formula);

    R chain(Chain formula);

    R implies(Implies formula);

    R unaryTemporal(UnaryTemporal formula);

    R binaryTemporal(BinaryTemporal formula);

    R call(Call formula);

    R inline(Inline formula);

    R comparison(Comparison formula);

    R arithmetic(Arithmetic formula);
  }
}
