package dev.safeguard.compiler.derivation;

import dev.safeguard.compiler.signals.Comparison;
import dev.safeguard.compiler.signals.Comparisons;
import dev.safeguard.compiler.signals.Definition;
import dev.safeguard.compiler.signals.Grounding;
import dev.safeguard.compiler.signals.LinearForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The cuts that definitions make through each linear form, ascending. */
final class Cuts {
  private final Map<LinearForm, NavigableSet<Cut>> byForm = new LinkedHashMap<>();

  Cuts(Grounding grounding) {
    for (Definition definition : grounding.definitions()) {
      definition.condition().accept(new Comparisons()).forEach(this::add);
    }
  }

  private void add(Comparison comparison) {
    byForm.computeIfAbsent(comparison.form(), form -> new TreeSet<>()).addAll(of(comparison));
  }

  /** The cuts on which a comparison depends: one, or two for equalities. */
  static List<Cut> of(Comparison comparison) {
    return switch (comparison.relation()) {
      case LESS, AT_LEAST -> List.of(Cut.from(comparison));
      case MORE, AT_MOST -> List.of(Cut.above(comparison));
      case EQUAL, UNEQUAL -> List.of(Cut.from(comparison), Cut.above(comparison));
    };
  }

  /** The forms, in the order of their first use. */
  List<LinearForm> forms() {
    return List.copyOf(byForm.keySet());
  }

  /** The cuts through one of the forms. */
  List<Cut> through(LinearForm form) {
    return List.copyOf(byForm.getOrDefault(form, new TreeSet<>()));
  }
}
