package dev.safeguard.compiler.together;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds parts that have no say in whether there is a trap: closed parts that can always be kept
 * going by labels that no other part looks at, whatever the others observe. What is left is the
 * core; the set leads into a trap exactly if the core does, and so does every part of the set.
 */
final class InteractingCore {
  private final List<Part> parts;
  private final Guard assumption;

  private InteractingCore(List<Part> parts) {
    this.parts = parts;
    this.assumption = parts.get(0).model().alphabet().assumption();
  }

  /** The core of some parts, in their order; perhaps empty. */
  static List<Part> of(List<Part> parts) {
    return new InteractingCore(parts).core();
  }

  private List<Part> core() {
    List<Part> open = parts.stream().filter(part -> !part.closed()).toList();
    if (isCore(open)) {
      return open;
    }
    List<Part> core = new ArrayList<>(parts);
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (int i = core.size() - 1; i >= 0; i--) {
        Part part = core.get(i);
        if (part.closed()) {
          core.remove(i);
          if (isCore(core)) {
            smaller = true;
          } else {
            core.add(i, part);
          }
        }
      }
    }
    return core;
  }

  /**
   * True if for every observation there is one that is the same to the core and neutral to all the
   * others.
   */
  private boolean isCore(List<Part> core) {
    long labels = 0;
    for (Part part : core) {
      labels |= part.labels();
    }
    Guard neutral = assumption;
    for (Part part : parts) {
      neutral = core.contains(part) ? neutral : neutral.and(part.neutral());
    }
    DecisionDiagrams diagrams = assumption.diagrams();
    return diagrams.exists(assumption.root(), ~labels) == diagrams.exists(neutral.root(), ~labels);
  }
}
