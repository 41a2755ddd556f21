package dev.safeguard.compiler.together;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides parts into groups that share no label and that the assumption does not connect: whatever
 * one group may observe goes with whatever another may observe.
 */
final class IndependentGroups {
  private record Group(long labels, List<Part> parts) {
    Group with(Group other) {
      List<Part> all = new ArrayList<>(parts);
      all.addAll(other.parts);
      return new Group(labels | other.labels, all);
    }
  }

  private final List<Group> groups = new ArrayList<>();

  private IndependentGroups() {}

  /** The groups, each in the order of the parts, by their first parts. */
  static List<List<Part>> of(List<Part> parts, Guard assumption) {
    IndependentGroups division = new IndependentGroups();
    parts.forEach(part -> division.add(new Group(part.labels(), List.of(part))));
    factors(assumption).forEach(labels -> division.add(new Group(labels, List.of())));
    return division.groups.stream()
        .map(group -> parts.stream().filter(group.parts::contains).toList())
        .filter(group -> !group.isEmpty())
        .sorted((a, b) -> Integer.compare(parts.indexOf(a.get(0)), parts.indexOf(b.get(0))))
        .toList();
  }

  private void add(Group added) {
    Group merged = added;
    for (Group group : List.copyOf(groups)) {
      if ((group.labels & merged.labels) != 0) {
        groups.remove(group);
        merged = merged.with(group);
      }
    }
    groups.add(merged);
  }

  /**
   * Sets of labels such that the assumption is a conjunction of one condition on each. They are
   * found by cutting the order in which diagrams test labels, and need not be the smallest.
   */
  private static List<Long> factors(Guard assumption) {
    List<Long> factors = new ArrayList<>();
    long support = assumption.diagrams().support(assumption.root());
    long before = 0;
    long factor = 0;
    for (int label : assumption.diagrams().order()) {
      if ((support >>> label & 1) == 1) {
        factor |= 1L << label;
        before |= 1L << label;
        if (isProduct(assumption, before)) {
          factors.add(factor);
          factor = 0;
        }
      }
    }
    return factors;
  }

  private static boolean isProduct(Guard guard, long labels) {
    DecisionDiagrams diagrams = guard.diagrams();
    int one = diagrams.exists(guard.root(), ~labels);
    int other = diagrams.exists(guard.root(), labels);
    return diagrams.and(one, other) == guard.root();
  }
}
