package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Span.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A reward machine as it is written: a line with the initial state, a line with the terminal states
 * between brackets, and then a line for each transition, {@code (0,1,'a&!b|c',
 * ConstantRewardFunction(1))}. {@code #} starts a comment.
 */
record RewardMachineText(int initial, Set<Integer> terminal, List<Transition> transitions) {
  private static final String HELP =
      "A transition is written (0,1,'a&!b|c',ConstantRewardFunction(1)).";

  RewardMachineText {
    terminal = Set.copyOf(terminal);
    transitions = List.copyOf(transitions);
  }

  record Transition(int from, int to, Formula formula, double reward, Span span) {}

  /** A disjunction of conjunctions. */
  record Formula(List<List<Literal>> products) {
    List<Literal> literals() {
      return products.stream()
          .flatMap(List::stream)
          .filter(literal -> !literal.isConstant())
          .toList();
    }

    Guard guard(Labels labels, DecisionDiagrams diagrams) {
      Guard sum = Guard.nothing(diagrams);
      for (List<Literal> product : products) {
        Guard all = Guard.everything(diagrams);
        for (Literal literal : product) {
          all = all.and(literal.guard(labels, diagrams));
        }
        sum = sum.or(all);
      }
      return sum;
    }
  }

  /** A label or its negation; {@code True} and {@code False} are no labels. */
  record Literal(String label, boolean holds, Span span) {
    boolean isConstant() {
      return label.equals("True") || label.equals("False");
    }

    Guard guard(Labels labels, DecisionDiagrams diagrams) {
      Guard guard =
          isConstant()
              ? label.equals("True") ? Guard.everything(diagrams) : Guard.nothing(diagrams)
              : labels.guard(diagrams, label, span);
      return holds ? guard : guard.not();
    }
  }

  /**
   * Reads a machine.
   *
   * @throws Malformed if there is none
   */
  static RewardMachineText read(String text) {
    Reading reading = new Reading(new Cursor(text));
    int initial = reading.line(reading::integer);
    Set<Integer> terminal = reading.line(reading::integers);
    List<Transition> transitions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (!reading.atEnd()) {
      transitions.add(reading.line(() -> reading.transition(seen)));
    }
    return new RewardMachineText(initial, terminal, transitions);
  }

  private record Reading(Cursor cursor) {

    /** Reads one line and what follows on it, and goes on to the next that says something. */
    <T> T line(Supplier<T> content) {
      skipLines();
      T read = content.get();
      skipSpace();
      if (cursor.peek() == '#') {
        cursor.take(c -> c != '\n');
      }
      if (cursor.peek() != '\n' && cursor.peek() != Cursor.END) {
        throw unexpected("the end of the line");
      }
      return read;
    }

    boolean atEnd() {
      skipLines();
      return cursor.peek() == Cursor.END;
    }

    private void skipLines() {
      do {
        cursor.take(Character::isWhitespace);
      } while (cursor.peek() == '#' && !cursor.take(c -> c != '\n').isEmpty());
    }

    private void skipSpace() {
      cursor.take(c -> c != '\n' && Character.isWhitespace(c));
    }

    private Malformed unexpected(String expected) {
      return Malformed.text(
          cursor.here(),
          "here stands " + cursor.shown() + ", where a reward machine has " + expected,
          HELP);
    }

    private void expect(String text) {
      skipSpace();
      if (!cursor.skip(text)) {
        throw unexpected("`" + text + "`");
      }
    }

    int integer() {
      skipSpace();
      Position start = cursor.position();
      String digits = cursor.take(c -> c == '-' || c >= '0' && c <= '9');
      if (digits.isEmpty()) {
        throw unexpected("the number of a state");
      }
      try {
        return Integer.parseInt(digits);
      } catch (NumberFormatException e) {
        throw Malformed.text(cursor.since(start), "this is no number of a state", HELP);
      }
    }

    Set<Integer> integers() {
      Set<Integer> integers = new LinkedHashSet<>();
      expect("[");
      skipSpace();
      while (!cursor.skip("]")) {
        integers.add(integer());
        skipSpace();
        if (cursor.peek() != ']') {
          expect(",");
          skipSpace();
        }
      }
      return integers;
    }

    Transition transition(Set<String> seen) {
      Position start = cursor.position();
      expect("(");
      int from = integer();
      expect(",");
      int to = integer();
      expect(",");
      skipSpace();
      Position place = cursor.position();
      Formula formula = formula();
      Span written = cursor.since(place);
      expect(",");
      skipSpace();
      double reward = reward();
      expect(")");
      if (!seen.add(from + " " + formula.products().stream().map(Reading::shown).toList())) {
        throw Malformed.text(written, "a transition above has this formula already", "Remove one.");
      }
      return new Transition(from, to, formula, reward, cursor.since(start));
    }

    private static List<String> shown(List<Literal> product) {
      return product.stream().map(l -> (l.holds() ? "" : "!") + l.label()).toList();
    }

    private Formula formula() {
      int quote = cursor.peek();
      if (quote != '\'' && quote != '"') {
        throw unexpected("a formula between quotation marks");
      }
      cursor.next();
      List<List<Literal>> products = new ArrayList<>();
      do {
        List<Literal> product = new ArrayList<>();
        do {
          product.add(literal(quote));
        } while (cursor.skip("&"));
        products.add(product);
      } while (cursor.skip("|"));
      if (cursor.peek() != quote) {
        throw unexpected("the end of the formula");
      }
      cursor.next();
      return new Formula(products);
    }

    private Literal literal(int quote) {
      boolean holds = true;
      skipSpace();
      while (cursor.skip("!")) {
        holds = !holds;
        skipSpace();
      }
      Position start = cursor.position();
      String label = cursor.take(c -> c != quote && "|&!\n".indexOf(c) < 0).strip();
      if (label.isEmpty()) {
        throw unexpected("a label");
      }
      return new Literal(label, holds, cursor.since(start));
    }

    private double reward() {
      Position start = cursor.position();
      String function = cursor.take(c -> Character.isLetterOrDigit(c) || c == '_');
      if (!function.equals("ConstantRewardFunction")) {
        throw Malformed.meaning(
            cursor.since(start),
            "a reward that is not constant cannot belong to a state",
            "Write ConstantRewardFunction with a number.");
      }
      expect("(");
      Position place = cursor.position();
      String digits = cursor.take(c -> c != ')' && c != '\n');
      try {
        double reward = Double.parseDouble(digits.strip());
        if (Double.isFinite(reward)) {
          expect(")");
          return reward;
        }
      } catch (NumberFormatException e) {
        // Said below, as for a number that is not finite.
      }
      throw Malformed.text(cursor.since(place), "this is no number", HELP);
    }
  }
}
