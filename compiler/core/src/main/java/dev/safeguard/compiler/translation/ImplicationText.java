package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.Cover;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A constraint on labels as people read it: {@code far -> near; !(low & high)}. */
final class ImplicationText {
  private static final int MOST_IMPLICATIONS = 12;

  private final List<String> names;

  ImplicationText(List<String> labels) {
    names = labels.stream().map(GuardText::name).toList();
  }

  /** The text; empty if every observation is allowed. */
  String of(Guard constraint) {
    if (constraint.isEverything()) {
      return "";
    }
    return cover(constraint.not())
        .map(c -> String.join("; ", c.cubes().stream().map(this::excluded).toList()))
        .orElseGet(() -> "what is implied of " + String.join(", ", mentioned(constraint)));
  }

  private static Optional<Cover> cover(Guard excluded) {
    try {
      return Cover.between(excluded, excluded, MOST_IMPLICATIONS);
    } catch (BudgetExceededException e) {
      return Optional.empty();
    }
  }

  private List<String> mentioned(Guard constraint) {
    DecisionDiagrams diagrams = constraint.diagrams();
    return names(diagrams.support(constraint.root()));
  }

  /** That a conjunction does not hold. */
  private String excluded(Cover.Cube cube) {
    List<String> premise = names(cube.positive());
    String conclusion = String.join(" | ", names(cube.negative()));
    if (cube.negative() != 0) {
      return cube.positive() == 0 ? conclusion : String.join(" & ", premise) + " -> " + conclusion;
    }
    return premise.size() == 1 ? "!" + premise.get(0) : "!(" + String.join(" & ", premise) + ")";
  }

  private List<String> names(long labels) {
    List<String> some = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if ((labels >>> i & 1) != 0) {
        some.add(names.get(i));
      }
    }
    return some;
  }
}
