package dev.safeguard.compiler.automaton;

/**
 * Copies diagrams into another store, whose labels have other numbers and perhaps another order.
 * Diagrams that share nodes share the work.
 */
public final class Relabeling {
  private final DecisionDiagrams from;
  private final DecisionDiagrams to;
  private final int[] labels;
  private final NodeMemo memo = new NodeMemo();

  /**
   * @param labels for each label of the first store its number in the other one
   */
  public Relabeling(DecisionDiagrams from, DecisionDiagrams to, int[] labels) {
    this.from = from;
    this.to = to;
    this.labels = labels.clone();
  }

  /** The copy of a diagram without auxiliary variables. */
  public int copy(int f) {
    if (from.isLeaf(f)) {
      return to.leaf(from.value(f));
    }
    int known = memo.get(f, 0);
    if (known >= 0) {
      return known;
    }
    int whenLow = copy(from.low(f));
    int result = to.ite(to.literal(labels[from.label(f)]), copy(from.high(f)), whenLow);
    memo.put(f, 0, result);
    return result;
  }
}
