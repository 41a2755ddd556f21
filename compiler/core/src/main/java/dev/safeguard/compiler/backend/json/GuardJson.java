package dev.safeguard.compiler.backend.json;

import dev.safeguard.compiler.automaton.Cover;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Guards as JSON, exact: a disjunction of conjunctions where it is short, and otherwise the number
 * of a node in a table that all guards of a document share.
 */
final class GuardJson {
  private static final int MOST_CUBES = 32;

  private final DecisionDiagrams diagrams;
  private final List<String> labels;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final List<String> table = new ArrayList<>();

  GuardJson(DecisionDiagrams diagrams, List<String> labels) {
    this.diagrams = diagrams;
    this.labels = labels;
  }

  String of(Guard guard) {
    return Cover.of(guard, MOST_CUBES)
        .map(cover -> "{\"any\": [" + sum(cover) + "]}")
        .orElseGet(() -> "{\"node\": " + node(guard.root()) + "}");
  }

  /** The nodes that the guards so far refer to, each after those that it refers to. */
  List<String> table() {
    return List.copyOf(table);
  }

  private String sum(Cover cover) {
    return cover.cubes().stream().map(this::product).collect(Collectors.joining(", "));
  }

  private String product(Cover.Cube cube) {
    return "{\"all\": %s, \"none\": %s}".formatted(names(cube.positive()), names(cube.negative()));
  }

  private String names(long set) {
    List<String> names = new ArrayList<>();
    for (long left = set; left != 0; left &= left - 1) {
      names.add(labels.get(Long.numberOfTrailingZeros(left)));
    }
    return JsonText.array(names);
  }

  private String node(int node) {
    if (diagrams.isLeaf(node)) {
      return node == DecisionDiagrams.TRUE ? "true" : "false";
    }
    Integer known = numbers.get(node);
    if (known == null) {
      String with = node(diagrams.high(node));
      String without = node(diagrams.low(node));
      known = table.size();
      numbers.put(node, known);
      String label = JsonText.quoted(labels.get(diagrams.label(node)));
      table.add("{\"label\": %s, \"with\": %s, \"without\": %s}".formatted(label, with, without));
    }
    return known.toString();
  }
}
