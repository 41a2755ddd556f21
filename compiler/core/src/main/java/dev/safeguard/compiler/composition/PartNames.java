package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.semantics.Composition.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** How the expressions are written that make parts of parts. */
final class PartNames {
  private static final int LONGEST = 80;

  private PartNames() {}

  /** The name of an expression: {@code A | !B}. */
  static String of(Rule rule, List<Part> parts) {
    List<String> names = parts.stream().map(part -> operand(part.name())).toList();
    return GuardText.shorten(
        switch (rule) {
          case ALL -> String.join(" & ", names);
          case ANY -> String.join(" | ", names);
          case ODD -> String.join(" xor ", names);
          case EQUIVALENT -> String.join(" <-> ", names);
          case NONE -> names.size() == 1 ? "!" + names.get(0) : call("none", parts);
          case ONE -> call("one", parts);
          case AT_MOST_ONE -> call("atmostone", parts);
        },
        LONGEST);
  }

  /** The name of a sequence. */
  static String then(Part first, Part second) {
    return GuardText.shorten(first.name() + " then " + second.name(), LONGEST);
  }

  /** The name of a formula. */
  static String of(String formula) {
    return GuardText.shorten(formula, LONGEST);
  }

  private static String call(String function, List<Part> parts) {
    return parts.stream().map(Part::name).collect(Collectors.joining(", ", function + "(", ")"));
  }

  private static String operand(String name) {
    return name.contains(" ") && !name.endsWith(")") ? "(" + name + ")" : name;
  }
}
