package dev.safeguard.compiler.derivation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.signals.Comparison;
import dev.safeguard.compiler.signals.Comparisons;
import dev.safeguard.compiler.signals.Definition;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.signals.LinearForm;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables of a derivation, in one store: the labels by their numbers, then what definitions
 * are made of, cuts and Boolean signals. Diagrams test what a definition is made of just before its
 * label.
 */
final class Variables {
  /** A cut through one form. */
  private record FormCut(LinearForm form, Cut cut) {}

  private final int labels;
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final List<Integer> order = new ArrayList<>();
  private final DecisionDiagrams diagrams;

  /**
   * @param labelOrder the order in which the labels are to be tested
   * @param budget of the store
   */
  Variables(Grounding grounding, int[] labelOrder, Budget budget) {
    labels = labelOrder.length;
    for (int label : labelOrder) {
      for (Definition definition : grounding.definitions()) {
        if (definition.label() == label) {
          definition.condition().accept(new Comparisons()).forEach(this::place);
        }
      }
      order.add(label);
    }
    for (int signal = 0; signal < grounding.signals().size(); signal++) {
      place(signal);
    }
    diagrams =
        DecisionDiagrams.withOrder(order.stream().mapToInt(Integer::intValue).toArray(), budget);
  }

  private void place(Comparison comparison) {
    for (Cut cut : Cuts.of(comparison)) {
      place(new FormCut(comparison.form(), cut));
    }
  }

  private void place(Object key) {
    if (!numbers.containsKey(key)) {
      numbers.put(key, labels + numbers.size());
      order.add(numbers.get(key));
    }
  }

  /** The store of the variables. */
  DecisionDiagrams diagrams() {
    return diagrams;
  }

  /** The variable of a cut: the form is above it. */
  int of(LinearForm form, Cut cut) {
    return number(new FormCut(form, cut));
  }

  /** The variable of a Boolean signal. */
  int ofSignal(int signal) {
    return number(signal);
  }

  private int number(Object key) {
    Integer number = numbers.get(key);
    if (number == null) {
      throw new IllegalArgumentException("no variable " + key);
    }
    return number;
  }

  /** The variables that are no labels. */
  BitSet hidden() {
    BitSet hidden = new BitSet();
    hidden.set(labels, labels + numbers.size());
    return hidden;
  }
}
