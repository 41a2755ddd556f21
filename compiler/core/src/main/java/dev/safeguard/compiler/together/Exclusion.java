package dev.safeguard.compiler.together;

import java.util.ArrayList;
import java.util.List;

/** Finds pairs of parts that accept no trace of at least one observation in common. */
final class Exclusion {
  private Exclusion() {}

  static List<Together.Pair> pairs(List<Part> parts) {
    List<Together.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      for (Part other : parts.subList(i + 1, parts.size())) {
        if (excludes(parts.get(i), other)) {
          pairs.add(new Together.Pair(parts.get(i).model(), other.model()));
        }
      }
    }
    return pairs;
  }

  private static boolean excludes(Part one, Part other) {
    if (!one.open().get(one.initial()) || !other.open().get(other.initial())) {
      return true;
    }
    JointAutomaton joint =
        new JointAutomaton(
            List.of(
                new JointAutomaton.Member(one.automaton(), one.open(), one.initial()),
                new JointAutomaton.Member(other.automaton(), other.open(), other.initial())),
            one.mostTuples());
    return joint
        .traceOfOneStepAtLeast(
            joint.where(states -> one.accepts(states[0]) && other.accepts(states[1])))
        .isEmpty();
  }
}
