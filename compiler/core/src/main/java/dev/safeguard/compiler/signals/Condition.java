package dev.safeguard.compiler.signals;

import java.util.List;

/** When a label holds: a Boolean formula over comparisons, Boolean signals and other labels. */
public sealed interface Condition {
  /** Applies an operation to this kind of condition. */
  <R> R accept(Visitor<R> visitor);

  /** Always, or never. */
  record Constant(boolean value) implements Condition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** The label with a number holds. */
  record Label(int label) implements Condition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.label(this);
    }
  }

  /** The signal with a number, a {@code bool}, is true. */
  record Truth(int signal) implements Condition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.truth(this);
    }
  }

  /** A comparison holds. */
  record Compared(Comparison comparison) implements Condition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.compared(this);
    }
  }

  /** The operand does not hold. */
  record Not(Condition operand) implements Condition {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.not(this);
    }
  }

  /** An operator over its operands, of which there is at least one. */
  record Chain(Operator operator, List<Condition> operands) implements Condition {
    public Chain {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.chain(this);
    }
  }

  /** The operators of a {@link Chain}. */
  enum Operator {
    /** All operands hold. */
    AND,
    /** At least one operand holds. */
    OR,
    /** An odd number of operands holds. */
    XOR
  }

  /** Between {@code least} and {@code most} of the operands hold, both included. */
  record Count(List<Condition> operands, int least, int most) implements Condition {
    public Count {
      operands = List.copyOf(operands);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.count(this);
    }
  }

  /** One operation on every kind. */
  interface Visitor<R> {
    R constant(Constant condition);

    R label(Label condition);

    R truth(Truth condition);

    R compared(Compared condition);

    R not(Not condition);

    R chain(Chain condition);

    R count(Count condition);
  }
}
