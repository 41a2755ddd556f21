package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.ExploredAutomaton.Description;
import dev.safeguard.compiler.automaton.GuardText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says what states mean: what they owe, without what the initial state owes anyway, and what they
 * remember.
 */
final class StateDescriptions {
  private static final int MOST_LITERALS = 40;
  private static final int LONGEST_NAME = 48;
  private static final int LONGEST = 600;

  private final Exploration exploration;
  private final Obligations obligations;
  private final DecisionDiagrams diagrams;
  private final CoreText text;
  private final Set<Integer> standing = new LinkedHashSet<>();
  private final Map<Integer, String> literals = new HashMap<>();

  StateDescriptions(Exploration exploration, List<String> labels) {
    this.exploration = exploration;
    this.obligations = exploration.obligations();
    this.diagrams = exploration.diagrams();
    this.text = new CoreText(exploration.core(), labels);
    cover(0).ifPresent(cubes -> standing.addAll(common(cubes)));
  }

  /** What a state of the explored automaton means. */
  Description of(int state) {
    Optional<List<List<Integer>>> cubes = cover(state);
    String remembered = remembered(state);
    String documentation = documentation(state, cubes, remembered);
    String name = state == 0 ? "start" : cubes.map(c -> name(c, remembered)).orElse("");
    return new Description(
        name.length() > LONGEST_NAME || name.contains(GuardText.ELLIPSIS) ? "" : name,
        GuardText.shorten(documentation, LONGEST));
  }

  private Optional<List<List<Integer>>> cover(int state) {
    int owed = exploration.owed(state);
    int known = obligations.implications().about(owed);
    return ObligationCover.between(
        diagrams, diagrams.and(owed, known), diagrams.or(owed, diagrams.not(known)), MOST_LITERALS);
  }

  private String documentation(int state, Optional<List<List<Integer>>> cubes, String remembered) {
    if (diagrams.isLeaf(exploration.owed(state))) {
      return exploration.owed(state) == DecisionDiagrams.TRUE
          ? "Whatever follows, the formula is true."
          : "Whatever follows, the formula is false.";
    }
    String owed = cubes.map(c -> sum(c, List.of())).orElse(GuardText.ELLIPSIS);
    return "Owes " + owed + (remembered.isEmpty() ? "" : "; " + remembered);
  }

  private String name(List<List<Integer>> cubes, String remembered) {
    List<Integer> factors = new ArrayList<>(common(cubes));
    factors.retainAll(standing);
    String owed = sum(cubes, factors);
    String prefix = owed.equals("nothing") ? "" : "owes " + owed;
    return remembered.isEmpty() || prefix.isEmpty()
        ? prefix + remembered
        : prefix + ", " + remembered;
  }

  /** The literals that every conjunction has. */
  private static Set<Integer> common(List<List<Integer>> cubes) {
    Set<Integer> common = new LinkedHashSet<>(cubes.isEmpty() ? List.of() : cubes.get(0));
    cubes.forEach(common::retainAll);
    return common;
  }

  private String sum(List<List<Integer>> cubes, List<Integer> without) {
    String sum =
        cubes.stream().map(cube -> product(cube, without)).collect(Collectors.joining(" | "));
    return sum.isEmpty() ? "nothing" : sum;
  }

  private String product(List<Integer> cube, List<Integer> without) {
    return cube.stream()
        .filter(literal -> !without.contains(literal))
        .map(this::literal)
        .collect(Collectors.joining(" & "));
  }

  private String literal(int literal) {
    return literals.computeIfAbsent(literal, this::written);
  }

  private String written(int literal) {
    int formula = obligations.formula(literal / 2);
    return literal % 2 == 1 ? text.owed(formula) : text.owedWeakly(CoreFormulas.not(formula));
  }

  /** The past formulas that were true at the last position, or may still turn out so. */
  private String remembered(int state) {
    List<String> parts = new ArrayList<>();
    if (obligations.selectors() > 0) {
      int[] registers = exploration.registers(state);
      for (int i = 0; i < registers.length && parts.size() < MOST_LITERALS; i++) {
        if (registers[i] != DecisionDiagrams.FALSE) {
          String part = text.conjunct(obligations.registers().get(i));
          parts.add(registers[i] == DecisionDiagrams.TRUE ? part : "perhaps " + part);
        }
      }
    }
    return parts.isEmpty() ? "" : "seen " + String.join(" & ", parts);
  }
}
