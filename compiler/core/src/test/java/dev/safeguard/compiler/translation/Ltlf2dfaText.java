package dev.safeguard.compiler.translation;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Random formulas in the notation of ltlf2dfa, which has no bounds and no {@code weakuntil}: what
 * it lacks is written out by the laws of temporal logic.
 */
final class Ltlf2dfaText {
  private Ltlf2dfaText() {}

  static String of(RandomFormula formula) {
    List<String> parts = formula.operands().stream().map(Ltlf2dfaText::of).toList();
    String f = parts.isEmpty() ? "" : parts.get(0);
    String g = parts.size() < 2 ? "" : parts.get(1);
    int bound = formula.bound();
    return switch (formula.operator()) {
      case "!" -> "!(" + f + ")";
      case "&", "|", "->", "<->" -> both(f, formula.operator(), g);
      case "xor", "one" -> "!" + both(f, "<->", g);
      case "next" -> repeated(bound, "X", f);
      case "weaknext" -> repeated(bound, "WX", f);
      case "previous" -> repeated(bound, "Y", f);
      case "eventually" ->
          bound < 0 ? "F(" + f + ")" : within(bound, f, r -> f + " | X(" + r + ")");
      case "always" -> bound < 0 ? "G(" + f + ")" : within(bound, f, r -> f + " & WX(" + r + ")");
      case "once" -> bound < 0 ? "O(" + f + ")" : within(bound, f, r -> f + " | Y(" + r + ")");
      case "historically" ->
          bound < 0 ? "H(" + f + ")" : within(bound, f, r -> f + " & WY(" + r + ")");
      case "until" ->
          bound < 0 ? both(f, "U", g) : within(bound, g, r -> g + " | (" + f + " & X(" + r + "))");
      case "weakuntil" ->
          bound < 0
              ? both(g, "R", both(f, "|", g))
              : within(bound, both(f, "|", g), r -> g + " | (" + f + " & WX(" + r + "))");
      case "release" ->
          bound < 0 ? both(f, "R", g) : within(bound, g, r -> g + " & (" + f + " | WX(" + r + "))");
      case "since" ->
          bound < 0 ? both(f, "S", g) : within(bound, g, r -> g + " | (" + f + " & Y(" + r + "))");
      default -> formula.operator();
    };
  }

  private static String both(String left, String operator, String right) {
    return "((" + left + ") " + operator + " (" + right + "))";
  }

  private static String repeated(int times, String operator, String operand) {
    int count = times < 0 ? 1 : times;
    return (operator + "(").repeat(count) + "(" + operand + ")" + ")".repeat(count);
  }

  /** What must be true where no step is left, and with one step more each time. */
  private static String within(int bound, String last, UnaryOperator<String> step) {
    String result = "(" + last + ")";
    for (int i = 0; i < bound; i++) {
      result = "(" + step.apply(result) + ")";
    }
    return result;
  }
}
