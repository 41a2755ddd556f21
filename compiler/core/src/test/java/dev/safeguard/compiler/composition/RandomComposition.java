package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.translation.RandomFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * A composition with a direct meaning on traces, which knows nothing of products.
 *
 * @param operator a word of the language, or the name of a leaf
 */
record RandomComposition(
    String operator,
    List<RandomComposition> operands,
    List<RandomMachine> machines,
    List<RandomFormula> formulas) {

  static RandomComposition machine(RandomMachine machine) {
    return new RandomComposition("machine", List.of(), List.of(machine), List.of());
  }

  static RandomComposition formula(RandomFormula formula) {
    return new RandomComposition("formula", List.of(), List.of(), List.of(formula));
  }

  static RandomComposition conjunction(List<RandomComposition> operands) {
    return of("&", operands);
  }

  private static RandomComposition of(String operator, List<RandomComposition> operands) {
    return new RandomComposition(operator, operands, List.of(), List.of());
  }

  /** Compositions of machines and formulas over a and b. */
  static Arbitrary<RandomComposition> arbitrary(Arbitrary<RandomFormula> formulas, int depth) {
    Arbitrary<RandomComposition> machines =
        Arbitraries.longs().map(RandomMachine::of).map(RandomComposition::machine);
    Arbitrary<RandomComposition> leaves =
        Arbitraries.oneOf(machines, machines, formulas.map(RandomComposition::formula));
    Arbitrary<RandomComposition> all = leaves;
    for (int i = 0; i < depth; i++) {
      Arbitrary<List<RandomComposition>> operands = all.list().ofMinSize(2).ofMaxSize(3);
      all =
          Arbitraries.frequencyOf(
              Tuple.of(1, leaves),
              Tuple.of(1, all.map(operand -> of("!", List.of(operand)))),
              Tuple.of(
                  4,
                  Combinators.combine(
                          Arbitraries.of("&", "&", "|", "xor", "<->", "one", "atmostone", "none"),
                          operands)
                      .as(RandomComposition::of)),
              Tuple.of(
                  1,
                  Combinators.combine(all, all)
                      .as((left, right) -> of("->", List.of(left, right)))));
    }
    Arbitrary<RandomComposition> combined = all;
    Arbitrary<RandomComposition> sequences =
        Combinators.combine(machines, combined)
            .as((first, second) -> of("then", List.of(first, second)));
    return Arbitraries.frequencyOf(
        Tuple.of(3, combined),
        Tuple.of(
            1,
            Combinators.combine(machines, sequences)
                .as((first, rest) -> of("then", List.of(first, rest)))),
        Tuple.of(1, sequences));
  }

  /** Whether it is more than a formula. */
  boolean namesASafeguard() {
    return !machines.isEmpty()
        || operator.equals("then")
        || operands.stream().anyMatch(RandomComposition::namesASafeguard);
  }

  boolean accepts(List<Long> trace) {
    long accepting = operator.equals("then") ? 0 : count(trace);
    return switch (operator) {
      case "machine" -> machines.get(0).accepts(trace);
      case "formula" ->
          trace.isEmpty() ? formulas.get(0).holdsOfNothing() : formulas.get(0).holds(trace, 0);
      case "!", "none" -> accepting == 0;
      case "&" -> accepting == operands.size();
      case "|" -> accepting > 0;
      case "xor" -> accepting % 2 == 1;
      case "<->" -> (operands.size() - accepting) % 2 == 0;
      case "->" -> !operands.get(0).accepts(trace) || operands.get(1).accepts(trace);
      case "one" -> accepting == 1;
      case "atmostone" -> accepting <= 1;
      case "then" -> sequence(trace);
      default -> throw new AssertionError(operator);
    };
  }

  private long count(List<Long> trace) {
    return operands.stream().filter(operand -> operand.accepts(trace)).count();
  }

  private boolean sequence(List<Long> trace) {
    RandomMachine first = operands.get(0).machines.get(0);
    for (int length = 0; length <= trace.size(); length++) {
      if (first.isSecured(first.after(trace.subList(0, length)))) {
        return operands.get(1).accepts(trace.subList(length, trace.size()));
      }
    }
    return first.accepts(trace);
  }

  /** A specification in which it is the safeguard X. */
  String specification() {
    List<String> declarations = new ArrayList<>();
    String expression = text(declarations, true);
    return "labels a, b\n" + "safeguard X = " + expression + "\n" + String.join("", declarations);
  }

  /** Its text; the safeguards that it names are added to the declarations. */
  private String text(List<String> declarations, boolean outer) {
    if (operator.equals("machine")) {
      String name = "M" + declarations.size();
      declarations.add(machines.get(0).text(name));
      return name;
    }
    if (operator.equals("formula")) {
      return "(" + formulas.get(0) + ")";
    }
    List<String> texts =
        operands.stream()
            .map(operand -> operand.text(declarations, operator.equals("then")))
            .toList();
    String text =
        switch (operator) {
          case "!" -> "!" + texts.get(0);
          case "one", "atmostone", "none" ->
              texts.stream().collect(Collectors.joining(", ", operator + "(", ")"));
          default -> String.join(" " + operator + " ", texts);
        };
    if (operator.equals("then") && !outer) {
      String name = "T" + declarations.size();
      declarations.add("safeguard " + name + " = " + text + "\n");
      return name;
    }
    return outer ? text : "(" + text + ")";
  }

  @Override
  public String toString() {
    return specification();
  }
}
