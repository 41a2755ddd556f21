package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.semantics.Composition.Rule;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * What has to be known of the operands of a rule, of which each counts 1 if it accepts and 0 if it
 * does not, so that they can be taken two by two.
 *
 * @param combined what is known of some operands together with others; associative
 * @param accepting 1 if the rule accepts, given what is known of all operands, and 0 if it does not
 */
record Counting(IntBinaryOperator combined, IntUnaryOperator accepting) {

  static Counting of(Rule rule, int operands) {
    IntBinaryOperator combined =
        switch (rule) {
          case ALL -> (a, b) -> a & b;
          case ANY, NONE -> (a, b) -> a | b;
          case ODD, EQUIVALENT -> (a, b) -> a ^ b;
          case ONE, AT_MOST_ONE -> (a, b) -> Math.min(2, a + b);
        };
    IntUnaryOperator accepting =
        switch (rule) {
          case ALL, ANY, ODD, ONE -> count -> count == 1 ? 1 : 0;
          case NONE -> count -> count == 0 ? 1 : 0;
          case EQUIVALENT -> parity -> parity == operands % 2 ? 1 : 0;
          case AT_MOST_ONE -> count -> count <= 1 ? 1 : 0;
        };
    return new Counting(combined, accepting);
  }
}
