package dev.safeguard.compiler.automaton;

/**
 * The generalised cofactor of Coudert and Madre (1990), known as constrain: what is left of a
 * function when a constraint is known to hold. It agrees with the function wherever the constraint
 * holds, and it is canonical: two functions that agree wherever the constraint holds have one
 * cofactor. Its cost is the product of the sizes of the two diagrams.
 */
public final class GeneralizedCofactor {
  private final DecisionDiagrams diagrams;
  private final int constraint;
  private final NodeMemo memo = new NodeMemo();

  /**
   * @param constraint a Boolean diagram other than false
   */
  public GeneralizedCofactor(DecisionDiagrams diagrams, int constraint) {
    if (constraint == DecisionDiagrams.FALSE) {
      throw new IllegalArgumentException("no cofactor where the constraint is false");
    }
    this.diagrams = diagrams;
    this.constraint = constraint;
  }

  /** The cofactor of a Boolean diagram. */
  public int of(int f) {
    return constrain(f, constraint);
  }

  private int constrain(int f, int c) {
    if (c == DecisionDiagrams.TRUE || diagrams.isLeaf(f)) {
      return f;
    }
    if (f == c) {
      return DecisionDiagrams.TRUE;
    }
    int known = memo.get(f, c);
    if (known >= 0) {
      return known;
    }
    int top = Math.min(diagrams.level(f), diagrams.level(c));
    int whenLow = diagrams.lowAt(c, top);
    int whenHigh = diagrams.highAt(c, top);
    int result;
    if (whenLow == DecisionDiagrams.FALSE) {
      result = constrain(diagrams.highAt(f, top), whenHigh);
    } else if (whenHigh == DecisionDiagrams.FALSE) {
      result = constrain(diagrams.lowAt(f, top), whenLow);
    } else {
      int low = constrain(diagrams.lowAt(f, top), whenLow);
      result = diagrams.node(top, low, constrain(diagrams.highAt(f, top), whenHigh));
    }
    memo.put(f, c, result);
    return result;
  }
}
