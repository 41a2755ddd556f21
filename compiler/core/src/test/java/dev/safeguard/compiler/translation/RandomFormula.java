package dev.safeguard.compiler.translation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A formula with a direct recursive meaning on finite traces: what the compiler is compared with.
 * It knows nothing of progression, diagrams or cores.
 *
 * @param operator a word of the language, a label as {@code a}, {@code b}, ... or a constant
 * @param bound what stands after {@code within} or {@code ^}, or -1
 */
public record RandomFormula(String operator, int bound, List<RandomFormula> operands) {

  public static RandomFormula of(String operator, RandomFormula... operands) {
    return new RandomFormula(operator, -1, List.of(operands));
  }

  /** Whether the formula is true at a position, from 0, of a trace of observations as bits. */
  public boolean holds(List<Long> trace, int position) {
    int last = trace.size() - 1;
    int first = bound < 0 ? 0 : Math.max(0, position - bound);
    int end = bound < 0 ? last : Math.min(last, position + bound);
    return switch (operator) {
      case "true" -> true;
      case "false" -> false;
      case "!" -> !left(trace, position);
      case "&" -> left(trace, position) && right(trace, position);
      case "|" -> left(trace, position) || right(trace, position);
      case "->" -> !left(trace, position) || right(trace, position);
      case "<->" -> left(trace, position) == right(trace, position);
      case "xor" -> left(trace, position) != right(trace, position);
      case "one" ->
          operands.stream().filter(operand -> operand.holds(trace, position)).count() == 1;
      case "next" -> position + steps() <= last && left(trace, position + steps());
      case "weaknext" -> position + steps() > last || left(trace, position + steps());
      case "previous" -> position - steps() >= 0 && left(trace, position - steps());
      case "eventually" -> some(trace, position, end);
      case "always" -> every(trace, position, end);
      case "once" -> some(trace, first, position);
      case "historically" -> every(trace, first, position);
      case "until" -> until(trace, position, end);
      case "weakuntil" -> until(trace, position, end) || every(trace, position, end);
      case "release" -> release(trace, position, end);
      case "since" -> since(trace, first, position);
      default -> (trace.get(position) >>> operator.charAt(0) - 'a' & 1) == 1;
    };
  }

  /** Whether the formula is true of the trace without observations. */
  public boolean holdsOfNothing() {
    return switch (operator) {
      case "true", "weaknext", "always", "weakuntil", "release", "historically" ->
          !isStepless() || operands.get(0).holdsOfNothing();
      case "!" -> !operands.get(0).holdsOfNothing();
      case "&" -> operands.stream().allMatch(RandomFormula::holdsOfNothing);
      case "|" -> operands.stream().anyMatch(RandomFormula::holdsOfNothing);
      case "->" -> !operands.get(0).holdsOfNothing() || operands.get(1).holdsOfNothing();
      case "<->" -> operands.get(0).holdsOfNothing() == operands.get(1).holdsOfNothing();
      case "xor" -> operands.get(0).holdsOfNothing() != operands.get(1).holdsOfNothing();
      case "one" -> operands.stream().filter(RandomFormula::holdsOfNothing).count() == 1;
      default -> isStepless() && operands.get(0).holdsOfNothing();
    };
  }

  /** Repeated no times, an operator is not there. */
  private boolean isStepless() {
    return bound == 0 && List.of("next", "weaknext", "previous").contains(operator);
  }

  private int steps() {
    return bound < 0 ? 1 : bound;
  }

  private boolean left(List<Long> trace, int position) {
    return operands.get(0).holds(trace, position);
  }

  private boolean right(List<Long> trace, int position) {
    return operands.get(1).holds(trace, position);
  }

  private boolean some(List<Long> trace, int from, int to) {
    for (int i = from; i <= to; i++) {
      if (left(trace, i)) {
        return true;
      }
    }
    return false;
  }

  private boolean every(List<Long> trace, int from, int to) {
    for (int i = from; i <= to; i++) {
      if (!left(trace, i)) {
        return false;
      }
    }
    return true;
  }

  private boolean until(List<Long> trace, int from, int to) {
    for (int i = from; i <= to; i++) {
      if (right(trace, i)) {
        return true;
      }
      if (!left(trace, i)) {
        return false;
      }
    }
    return false;
  }

  /** The right operand is true up to and including where the left one is, or all the way. */
  private boolean release(List<Long> trace, int from, int to) {
    for (int i = from; i <= to; i++) {
      if (!right(trace, i)) {
        return false;
      }
      if (left(trace, i)) {
        return true;
      }
    }
    return true;
  }

  private boolean since(List<Long> trace, int from, int to) {
    for (int i = to; i >= from; i--) {
      if (right(trace, i)) {
        return true;
      }
      if (!left(trace, i)) {
        return false;
      }
    }
    return false;
  }

  /** The formula in the language. */
  @Override
  public String toString() {
    String word = operator;
    if (bound >= 0) {
      word += List.of("next", "weaknext", "previous").contains(operator) ? "^" : " within ";
      word += bound;
    }
    if (operator.equals("one")) {
      return operands.stream()
          .map(RandomFormula::toString)
          .collect(Collectors.joining(", ", "one(", ")"));
    }
    return switch (operands.size()) {
      case 0 -> word;
      case 1 -> word + " (" + operands.get(0) + ")";
      default -> "(" + operands.get(0) + ") " + word + " (" + operands.get(1) + ")";
    };
  }
}
