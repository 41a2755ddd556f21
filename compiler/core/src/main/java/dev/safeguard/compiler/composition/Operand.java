package dev.safeguard.compiler.composition;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that can become a part: of a conjunction within a conjunction only the structure is
 * needed, and the model of the whole, which may be large, is never built.
 *
 * @param structure of what it is composed, if it is
 * @param whole builds it as one part; may exceed a budget
 */
public record Operand(Optional<Structure> structure, Supplier<Part> whole) {

  /** An operand that is built already. */
  public static Operand of(Part part) {
    return new Operand(part.structure(), () -> part);
  }

  /**
   * It as one part.
   *
   * @throws dev.safeguard.compiler.limits.BudgetExceededException if its product is too large
   */
  Part part() {
    return whole.get();
  }
}
