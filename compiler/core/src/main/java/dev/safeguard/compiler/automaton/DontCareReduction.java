package dev.safeguard.compiler.automaton;

/**
 * The restriction of Coudert and Madre (1990): a diagram that agrees with another wherever a
 * constraint holds, and looks at no label that the other does not look at, and mostly at fewer. Its
 * cost is the product of the sizes of the two diagrams.
 */
public final class DontCareReduction {
  private final DecisionDiagrams diagrams;
  private final int constraint;
  private final NodeMemo memo = new NodeMemo();

  /**
   * @param constraint a Boolean diagram other than false
   */
  public DontCareReduction(DecisionDiagrams diagrams, int constraint) {
    if (constraint == DecisionDiagrams.FALSE) {
      throw new IllegalArgumentException("nothing matters where the constraint is false");
    }
    this.diagrams = diagrams;
    this.constraint = constraint;
  }

  /** The reduced diagram. */
  public int of(int f) {
    return reduce(f, constraint);
  }

  private int reduce(int f, int c) {
    if (c == DecisionDiagrams.TRUE || diagrams.isLeaf(f)) {
      return f;
    }
    int known = memo.get(f, c);
    if (known >= 0) {
      return known;
    }
    int top = diagrams.level(f);
    int whenLow = diagrams.lowAt(c, top);
    int whenHigh = diagrams.highAt(c, top);
    int result;
    if (diagrams.level(c) < top) {
      result = reduce(f, diagrams.or(diagrams.low(c), diagrams.high(c)));
    } else if (whenLow == DecisionDiagrams.FALSE) {
      result = reduce(diagrams.high(f), whenHigh);
    } else if (whenHigh == DecisionDiagrams.FALSE) {
      result = reduce(diagrams.low(f), whenLow);
    } else {
      int low = reduce(diagrams.low(f), whenLow);
      result = diagrams.node(top, low, reduce(diagrams.high(f), whenHigh));
    }
    memo.put(f, c, result);
    return result;
  }
}
