package dev.safeguard.compiler.automaton;

import java.util.function.IntUnaryOperator;

/**
 * Puts diagrams in the place of the auxiliary variables of other diagrams, all at once. What has
 * been worked out for a node is kept, so that diagrams which share nodes share the work.
 */
public final class VariableSubstitution {
  private final DecisionDiagrams diagrams;
  private final IntUnaryOperator replacements;
  private final NodeMemo memo = new NodeMemo();

  /**
   * @param replacements the Boolean diagram that replaces a variable, by its number; asked for only
   *     those variables that occur
   */
  public VariableSubstitution(DecisionDiagrams diagrams, IntUnaryOperator replacements) {
    this.diagrams = diagrams;
    this.replacements = replacements;
  }

  /** The result for a Boolean diagram without labels. */
  public int apply(int f) {
    if (diagrams.isLeaf(f)) {
      return f;
    }
    int known = memo.get(f, 0);
    if (known >= 0) {
      return known;
    }
    int whenLow = apply(diagrams.low(f));
    int whenHigh = apply(diagrams.high(f));
    int result = diagrams.ite(replacements.applyAsInt(diagrams.variableAt(f)), whenHigh, whenLow);
    memo.put(f, 0, result);
    return result;
  }
}
