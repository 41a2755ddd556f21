package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.limits.Budget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The labels of a format that names them where it uses them, in the order of their first use. */
final class Labels {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  /** Counts a name as a label. */
  void add(String name, Span span) {
    if (!numbers.containsKey(name)) {
      numbers.put(ImportedNames.label(name, span), numbers.size());
      if (numbers.size() > Alphabet.MOST_LABELS) {
        throw Malformed.labels(
            span,
            "`"
                + name
                + "` is one label more than the "
                + Alphabet.MOST_LABELS
                + " that an observation can hold");
      }
    }
  }

  List<String> names() {
    return new ArrayList<>(numbers.keySet());
  }

  /** A store for guards over the labels so far. */
  DecisionDiagrams store(Budget budget) {
    int[] order = new int[numbers.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    return DecisionDiagrams.withOrder(order, budget);
  }

  /**
   * The observations in which a label holds.
   *
   * @throws Malformed if there is none of that name
   */
  Guard guard(DecisionDiagrams diagrams, String name, Span span) {
    Integer number = numbers.get(name);
    if (number == null) {
      throw Malformed.text(span, "`" + name + "` is no label", "Declare it.");
    }
    return Guard.label(diagrams, number);
  }
}
