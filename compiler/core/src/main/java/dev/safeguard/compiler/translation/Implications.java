package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.GeneralizedCofactor;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * What is true of some variables in every possible world, such as that what is owed within three
 * steps implies what is owed within four. Functions that differ only in impossible worlds have one
 * normal form: the generalised cofactor by what is known (Coudert and Madre 1990).
 *
 * <p>Variables that are not connected are kept apart, so that a function is worked on by what is
 * known of its own variables alone.
 */
final class Implications {
  /** One thing that is known: a diagram that is true in every possible world. */
  record Clause(List<Integer> variables, int diagram) {
    Clause {
      variables = List.copyOf(variables);
    }
  }

  private final DecisionDiagrams diagrams;

  // For each variable another one that it is connected with, or itself.
  private final int[] towards;
  private final TreeMap<Integer, Integer> known = new TreeMap<>();
  private final TreeMap<Integer, GeneralizedCofactor> cofactors = new TreeMap<>();

  /**
   * @param variables one more than the largest variable
   * @param clauses satisfiable together, like each by itself
   */
  Implications(DecisionDiagrams diagrams, int variables, List<Clause> clauses) {
    this.diagrams = diagrams;
    this.towards = new int[variables];
    Arrays.setAll(towards, variable -> variable);
    BinaryOperator<Integer> both = (f, g) -> diagrams.and((int) f, (int) g);
    for (Clause clause : clauses) {
      int first = group(clause.variables().get(0));
      clause.variables().forEach(variable -> towards[group(variable)] = first);
    }
    for (Clause clause : clauses) {
      known.merge(group(clause.variables().get(0)), clause.diagram(), both);
    }
    known.forEach(
        (group, constraint) -> cofactors.put(group, new GeneralizedCofactor(diagrams, constraint)));
  }

  private int group(int variable) {
    int group = variable;
    while (towards[group] != group) {
      towards[group] = towards[towards[group]];
      group = towards[group];
    }
    return group;
  }

  /** The one diagram of all functions that agree with this one in every possible world. */
  int normalized(int function) {
    if (cofactors.isEmpty() || diagrams.isLeaf(function)) {
      return function;
    }
    int result = function;
    for (int group : groups(function)) {
      GeneralizedCofactor cofactor = cofactors.get(group);
      result = cofactor == null ? result : cofactor.of(result);
    }
    return result;
  }

  /** All that is known of the variables of a function. */
  int about(int function) {
    return diagrams.and(
        Arrays.stream(groups(function))
            .map(group -> known.getOrDefault(group, DecisionDiagrams.TRUE))
            .toArray());
  }

  private int[] groups(int function) {
    return diagrams.variables(function).stream().map(this::group).distinct().sorted().toArray();
  }
}
