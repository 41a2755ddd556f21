package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Diagrams written as the text that {@code dev.safeguard.runtime.DecisionDiagram} reads, which
 * describes the format. Nodes that several diagrams share are written once.
 */
final class DiagramTable {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

  private final DecisionDiagrams diagrams;
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final StringBuilder nodes = new StringBuilder();
  private final List<Integer> roots = new ArrayList<>();

  DiagramTable(DecisionDiagrams diagrams) {
    this.diagrams = diagrams;
  }

  /** Adds a diagram and returns its number in the table. */
  int add(int root) {
    visit(root);
    roots.add(root);
    return roots.size() - 1;
  }

  boolean isEmpty() {
    return roots.isEmpty();
  }

  /** An expression for the table as the runtime reads it. */
  CodeBlock expression() {
    return CodeBlock.of(
        "$T.parse(\n$>$>$L$<$<)",
        RuntimeNames.DECISION_DIAGRAM,
        CodeBlock.join(Text.parts(text()), ",\n"));
  }

  /** The table as text. */
  String text() {
    StringBuilder text = new StringBuilder();
    number(text, numbers.size());
    text.append(nodes);
    number(text, roots.size());
    for (int root : roots) {
      reference(text, numbers.size(), root);
    }
    return text.toString();
  }

  /** Recurses at most once for each label. */
  private void visit(int diagram) {
    if (diagrams.isLeaf(diagram) || numbers.containsKey(diagram)) {
      return;
    }
    visit(diagrams.low(diagram));
    visit(diagrams.high(diagram));
    int number = numbers.size();
    number(nodes, diagrams.label(diagram));
    reference(nodes, number, diagrams.low(diagram));
    reference(nodes, number, diagrams.high(diagram));
    numbers.put(diagram, number);
  }

  private void reference(StringBuilder to, int from, int diagram) {
    number(
        to,
        diagrams.isLeaf(diagram)
            ? 2 * (diagrams.value(diagram) + 1) + 1
            : 2 * (from - Objects.requireNonNull(numbers.get(diagram))));
  }

  private static void number(StringBuilder to, int number) {
    int rest = number;
    while (rest > 31) {
      to.append(DIGITS.charAt(rest & 31 | 32));
      rest >>>= 5;
    }
    to.append(DIGITS.charAt(rest));
  }
}
