package dev.safeguard.compiler.backend.hoa;

import dev.safeguard.compiler.automaton.Cover;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Guards as label expressions over the numbers of labels, exact: disjunctions of conjunctions where
 * they are short, and otherwise an alias for each node of the diagram.
 */
final class LabelExpressions {
  private static final int MOST_CUBES = 16;

  private final DecisionDiagrams diagrams;
  private final Map<Integer, String> named = new HashMap<>();
  private final StringBuilder aliases = new StringBuilder();

  LabelExpressions(DecisionDiagrams diagrams) {
    this.diagrams = diagrams;
  }

  String of(Guard guard) {
    return diagrams.isLeaf(guard.root())
        ? leaf(guard.root())
        : Cover.of(guard, MOST_CUBES)
            .map(LabelExpressions::sum)
            .orElseGet(() -> node(guard.root()));
  }

  /** The {@code Alias:} lines that the expressions so far need, each after those it needs. */
  String aliases() {
    return aliases.toString();
  }

  private static String sum(Cover cover) {
    return cover.cubes().stream().map(LabelExpressions::product).collect(Collectors.joining(" | "));
  }

  private static String product(Cover.Cube cube) {
    List<String> literals = new ArrayList<>();
    for (long left = cube.positive() | cube.negative(); left != 0; left &= left - 1) {
      int label = Long.numberOfTrailingZeros(left);
      literals.add(((cube.positive() >>> label & 1) != 0 ? "" : "!") + label);
    }
    return String.join("&", literals);
  }

  private String node(int node) {
    if (diagrams.isLeaf(node)) {
      return leaf(node);
    }
    String known = named.get(node);
    if (known != null) {
      return known;
    }
    int label = diagrams.label(node);
    String with = label + "&" + node(diagrams.high(node));
    String without = "!" + label + "&" + node(diagrams.low(node));
    String name = "@n" + named.size();
    named.put(node, name);
    aliases.append("Alias: ").append(name).append(' ');
    aliases.append(with).append(" | ").append(without).append('\n');
    return name;
  }

  private static String leaf(int node) {
    return node == DecisionDiagrams.TRUE ? "t" : "f";
  }
}
