package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A function of obligations as a disjunction of conjunctions no part of which can be left out
 * (Minato 1992). A literal is {@code 2 v + 1} for the variable v and {@code 2 v} for its negation.
 */
final class ObligationCover {
  private final DecisionDiagrams diagrams;
  private final int mostLiterals;
  private final List<List<Integer>> cubes = new ArrayList<>();
  private int literals;

  private ObligationCover(DecisionDiagrams diagrams, int mostLiterals) {
    this.diagrams = diagrams;
    this.mostLiterals = mostLiterals;
  }

  /**
   * A cover that is true wherever {@code required} is and false outside {@code allowed}.
   *
   * @return empty if it has more literals than are worth writing down
   */
  static Optional<List<List<Integer>>> between(
      DecisionDiagrams diagrams, int required, int allowed, int mostLiterals) {
    ObligationCover cover = new ObligationCover(diagrams, mostLiterals);
    return cover.cover(required, allowed, List.of()) < 0
        ? Optional.empty()
        : Optional.of(cover.cubes);
  }

  /** The diagram of the cubes that it adds, each with some literals before it; -1 if too many. */
  private int cover(int required, int allowed, List<Integer> before) {
    if (required == DecisionDiagrams.FALSE) {
      return DecisionDiagrams.FALSE;
    }
    if (allowed == DecisionDiagrams.TRUE) {
      cubes.add(before);
      literals += before.size();
      return literals > mostLiterals ? -1 : DecisionDiagrams.TRUE;
    }
    if (before.size() > mostLiterals) {
      return -1;
    }
    int top = Math.min(diagrams.variableAt(required), diagrams.variableAt(allowed));
    int with =
        cover(
            diagrams.ite(low(allowed, top), DecisionDiagrams.FALSE, high(required, top)),
            high(allowed, top),
            and(before, 2 * top + 1));
    if (with < 0) {
      return -1;
    }
    int without =
        cover(
            diagrams.ite(high(allowed, top), DecisionDiagrams.FALSE, low(required, top)),
            low(allowed, top),
            and(before, 2 * top));
    if (without < 0) {
      return -1;
    }
    int left =
        diagrams.or(
            diagrams.ite(without, DecisionDiagrams.FALSE, low(required, top)),
            diagrams.ite(with, DecisionDiagrams.FALSE, high(required, top)));
    int either = cover(left, diagrams.and(low(allowed, top), high(allowed, top)), before);
    return either < 0
        ? -1
        : diagrams.or(either, diagrams.ite(diagrams.variable(top), with, without));
  }

  private static List<Integer> and(List<Integer> before, int literal) {
    List<Integer> literals = new ArrayList<>(before);
    literals.add(literal);
    return literals;
  }

  private int low(int node, int variable) {
    return diagrams.variableAt(node) == variable ? diagrams.low(node) : node;
  }

  private int high(int node, int variable) {
    return diagrams.variableAt(node) == variable ? diagrams.high(node) : node;
  }
}
