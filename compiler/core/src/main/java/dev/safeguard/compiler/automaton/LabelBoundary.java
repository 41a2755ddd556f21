package dev.safeguard.compiler.automaton;

import java.util.function.IntUnaryOperator;

/**
 * Reads a diagram over labels and auxiliary variables as a diagram over labels alone, whose leaves
 * are numbers for the functions of the variables that begin there. No observation is enumerated.
 */
public final class LabelBoundary {
  private final DecisionDiagrams diagrams;
  private final IntUnaryOperator numbers;
  private final NodeMemo memo = new NodeMemo();

  /**
   * @param numbers the number of a diagram without labels; asked once for each, in the order in
   *     which a walk that first takes labels not to hold comes to them
   */
  public LabelBoundary(DecisionDiagrams diagrams, IntUnaryOperator numbers) {
    this.diagrams = diagrams;
    this.numbers = numbers;
  }

  /** The diagram over labels, in the same store. */
  public int cut(int f) {
    int known = memo.get(f, 0);
    if (known >= 0) {
      return known;
    }
    int result;
    if (diagrams.level(f) >= diagrams.labelCount()) {
      result = diagrams.leaf(numbers.applyAsInt(f));
    } else {
      int whenLow = cut(diagrams.low(f));
      result = diagrams.node(diagrams.level(f), whenLow, cut(diagrams.high(f)));
    }
    memo.put(f, 0, result);
    return result;
  }
}
