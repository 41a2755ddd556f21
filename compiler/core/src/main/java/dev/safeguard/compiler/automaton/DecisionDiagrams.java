package dev.safeguard.compiler.automaton;

import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.BudgetExceededException;
import dev.safeguard.compiler.limits.Limits;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/**
 * A store of reduced ordered decision diagrams with integer leaves (Bryant 1986; multi-terminal as
 * in Fujita, McGeer and Yang 1997). A Boolean function is a diagram with the leaves 0 and 1.
 *
 * <p>A diagram is the number of its root. Diagrams are canonical: within one store two diagrams
 * denote the same function if and only if their roots are equal. Nodes are never freed; the store
 * lives as long as the compilation of one file. Operations cost at most the product of the sizes of
 * their arguments and recurse at most once for each label.
 *
 * <p>Longer than other files, since every operation works on the arrays that it hides. Algorithms
 * that need no more than nodes stand beside it: {@link VariableSubstitution}, {@link
 * GeneralizedCofactor}, {@link LabelBoundary}.
 */
public final class DecisionDiagrams {
  /** The diagram of the constant false, which is also the leaf 0. */
  public static final int FALSE = 0;

  /** The diagram of the constant true, which is also the leaf 1. */
  public static final int TRUE = 1;

  private static final int LEAF = Integer.MAX_VALUE;
  private static final int MOST_CACHED = 1 << 20;

  private final Budget budget;
  private final int mostNodes;
  private final int[] labelOfLevel;
  private final int[] levelOfLabel;

  // Node n: its level (LEAF for a leaf), and the diagrams without and with the label at that level.
  // A leaf keeps its value in low.
  private int[] level = new int[1 << 10];
  private int[] low = new int[1 << 10];
  private int[] high = new int[1 << 10];
  private int size;
  private int[] unique = new int[1 << 11];

  // A lossy cache of ite(f, g, h), four entries a slot; slots of 0, 0, 0 are empty. It grows with
  // the store, so that large constructions keep what they know and small stores stay small.
  private int[] iteCache = new int[4 << 10];

  private DecisionDiagrams(int[] labelOfLevel, Budget budget, int mostNodes) {
    this.budget = budget;
    this.mostNodes = mostNodes;
    this.labelOfLevel = labelOfLevel;
    this.levelOfLabel = new int[labelOfLevel.length];
    for (int i = 0; i < labelOfLevel.length; i++) {
      levelOfLabel[labelOfLevel[i]] = i;
    }
    Arrays.fill(unique, -1);
    leaf(0);
    leaf(1);
  }

  /** A store whose diagrams test labels 0, 1, ... in this order. */
  public static DecisionDiagrams of(int labelCount) {
    int[] order = new int[labelCount];
    Arrays.setAll(order, i -> i);
    return withOrder(order, Budget.of(Limits.DEFAULT));
  }

  /**
   * A store whose diagrams test labels in a given order.
   *
   * @param order a permutation of 0 .. n-1: the label tested first, second, ...
   * @param budget says how many nodes the store may hold, and how long its operations may take
   */
  public static DecisionDiagrams withOrder(int[] order, Budget budget) {
    return new DecisionDiagrams(order.clone(), budget, budget.limits().nodes());
  }

  /** The number of labels. */
  public int labelCount() {
    return labelOfLevel.length;
  }

  /** The labels in the order in which diagrams test them. */
  public int[] order() {
    return labelOfLevel.clone();
  }

  /** What the operations of this store may use up. */
  public Budget budget() {
    return budget;
  }

  /** The number of nodes made so far, leaves included. */
  public int nodeCount() {
    return size;
  }

  // ---------------------------------------------------------------- structure

  /** True if the diagram is a leaf. */
  public boolean isLeaf(int diagram) {
    return level[diagram] == LEAF;
  }

  /** The value of a leaf. */
  public int value(int leaf) {
    return low[leaf];
  }

  /** The label that an inner node tests. */
  public int label(int node) {
    return labelOfLevel[level[node]];
  }

  /** What remains of an inner node when its label does not hold. */
  public int low(int node) {
    return low[node];
  }

  /** What remains of an inner node when its label holds. */
  public int high(int node) {
    return high[node];
  }

  /** The position of the tested label in the order; leaves are below all. */
  public int level(int node) {
    return level[node];
  }

  // ------------------------------------------------------------- construction

  /** The diagram that is constantly a value. */
  public int leaf(int value) {
    return unique(LEAF, value, value);
  }

  /** The diagram of the Boolean function that is true when a label holds. */
  public int literal(int label) {
    return unique(levelOfLabel[label], FALSE, TRUE);
  }

  /**
   * The diagram of the Boolean function that is true when an auxiliary variable holds. Auxiliary
   * variables are no labels: they stand for what a construction does not know yet, and diagrams
   * test them after all labels, in the order of their numbers from 0.
   */
  public int variable(int number) {
    return unique(labelOfLevel.length + number, FALSE, TRUE);
  }

  /** The number of the auxiliary variable that an inner node tests, or negative for a label. */
  public int variableAt(int node) {
    return level[node] - labelOfLevel.length;
  }

  /**
   * The diagram {@code high} where the label at a level holds and {@code low} where it does not.
   */
  int node(int atLevel, int whenLow, int whenHigh) {
    return whenLow == whenHigh ? whenLow : unique(atLevel, whenLow, whenHigh);
  }

  private int unique(int atLevel, int whenLow, int whenHigh) {
    int mask = unique.length - 1;
    int slot = hash(atLevel, whenLow, whenHigh) & mask;
    while (unique[slot] >= 0) {
      int n = unique[slot];
      if (level[n] == atLevel && low[n] == whenLow && high[n] == whenHigh) {
        return n;
      }
      slot = (slot + 1) & mask;
    }
    if (size == mostNodes) {
      throw BudgetExceededException.nodes(mostNodes);
    }
    if (size == level.length) {
      level = Arrays.copyOf(level, 2 * size);
      low = Arrays.copyOf(low, 2 * size);
      high = Arrays.copyOf(high, 2 * size);
      growCache();
    }
    budget.tick();
    int made = size++;
    level[made] = atLevel;
    low[made] = whenLow;
    high[made] = whenHigh;
    unique[slot] = made;
    if (2 * size > unique.length) {
      rehash();
    }
    return made;
  }

  private void rehash() {
    unique = new int[2 * unique.length];
    Arrays.fill(unique, -1);
    int mask = unique.length - 1;
    for (int n = 0; n < size; n++) {
      int slot = hash(level[n], low[n], high[n]) & mask;
      while (unique[slot] >= 0) {
        slot = (slot + 1) & mask;
      }
      unique[slot] = n;
    }
  }

  private void growCache() {
    int[] old = iteCache;
    if (old.length == 4 * MOST_CACHED) {
      return;
    }
    iteCache = new int[2 * old.length];
    for (int from = 0; from < old.length; from += 4) {
      if (old[from] != 0) {
        System.arraycopy(old, from, iteCache, slot(old[from], old[from + 1], old[from + 2]), 4);
      }
    }
  }

  /** Where the cache keeps ite(f, g, h). */
  private int slot(int f, int g, int h) {
    return 4 * (hash(f, g, h) & (iteCache.length / 4 - 1));
  }

  private static int hash(int a, int b, int c) {
    int h = a * 0x9E3779B1 + b * 0x85EBCA77 + c * 0xC2B2AE3D;
    h ^= h >>> 15;
    h *= 0x2C1B3C6D;
    return h ^ (h >>> 13);
  }

  // --------------------------------------------------------------- operations

  /** The diagram {@code g} where {@code f} is true, and {@code h} where it is false. */
  public int ite(int f, int g, int h) {
    if (f == TRUE) {
      return g;
    }
    if (f == FALSE) {
      return h;
    }
    if (g == h) {
      return g;
    }
    if (g == TRUE && h == FALSE) {
      return f;
    }
    int slot = slot(f, g, h);
    if (iteCache[slot] == f && iteCache[slot + 1] == g && iteCache[slot + 2] == h) {
      return iteCache[slot + 3];
    }
    budget.tick();
    int top = Math.min(level[f], Math.min(level[g], level[h]));
    int whenLow = ite(lowAt(f, top), lowAt(g, top), lowAt(h, top));
    int whenHigh = ite(highAt(f, top), highAt(g, top), highAt(h, top));
    int result = node(top, whenLow, whenHigh);
    slot = slot(f, g, h);
    iteCache[slot] = f;
    iteCache[slot + 1] = g;
    iteCache[slot + 2] = h;
    iteCache[slot + 3] = result;
    return result;
  }

  /** The conjunction of Boolean diagrams, neighbours first, so that a long one stays cheap. */
  public int and(int... diagrams) {
    if (diagrams.length == 0) {
      return TRUE;
    }
    int[] round = diagrams.clone();
    for (int size = round.length; size > 1; size = (size + 1) / 2) {
      for (int i = 0; i < size; i += 2) {
        round[i / 2] = i + 1 < size ? and(round[i], round[i + 1]) : round[i];
      }
    }
    return round[0];
  }

  /** The conjunction of two Boolean diagrams. */
  public int and(int f, int g) {
    return f <= g ? ite(f, g, FALSE) : ite(g, f, FALSE);
  }

  /** The disjunction of two Boolean diagrams. */
  public int or(int f, int g) {
    return f <= g ? ite(f, TRUE, g) : ite(g, TRUE, f);
  }

  /** The negation of a Boolean diagram. */
  public int not(int f) {
    return ite(f, FALSE, TRUE);
  }

  /** The exclusive disjunction of two Boolean diagrams. */
  public int xor(int f, int g) {
    return ite(f, not(g), g);
  }

  /** The diagram whose leaves are those of {@code f} under a function. */
  public int map(int f, IntUnaryOperator leaves) {
    return map(f, leaves, new NodeMemo());
  }

  private int map(int f, IntUnaryOperator leaves, NodeMemo memo) {
    if (isLeaf(f)) {
      return leaf(leaves.applyAsInt(low[f]));
    }
    int known = memo.get(f, 0);
    if (known >= 0) {
      return known;
    }
    int whenLow = map(low[f], leaves, memo);
    int result = node(level[f], whenLow, map(high[f], leaves, memo));
    memo.put(f, 0, result);
    return result;
  }

  /**
   * The diagram whose leaves combine those of {@code f} and {@code g}, observation by observation.
   */
  public int combine(int f, int g, IntBinaryOperator leaves) {
    return combine(f, g, leaves, new NodeMemo());
  }

  private int combine(int f, int g, IntBinaryOperator leaves, NodeMemo memo) {
    if (isLeaf(f) && isLeaf(g)) {
      return leaf(leaves.applyAsInt(low[f], low[g]));
    }
    int known = memo.get(f, g);
    if (known >= 0) {
      return known;
    }
    budget.tick();
    int top = Math.min(level[f], level[g]);
    int whenLow = combine(lowAt(f, top), lowAt(g, top), leaves, memo);
    int result = node(top, whenLow, combine(highAt(f, top), highAt(g, top), leaves, memo));
    memo.put(f, g, result);
    return result;
  }

  /**
   * The diagram that {@link #map} gives, made in another store over the same labels in the same
   * order: for results that are compared and then forgotten.
   */
  public int mapInto(DecisionDiagrams other, int f, IntUnaryOperator leaves) {
    return mapInto(other, f, leaves, new NodeMemo());
  }

  /** The same for several diagrams, with the work on the parts that they share done once. */
  public int[] mapInto(DecisionDiagrams other, int[] diagrams, IntUnaryOperator leaves) {
    NodeMemo memo = new NodeMemo();
    int[] results = new int[diagrams.length];
    for (int i = 0; i < diagrams.length; i++) {
      results[i] = mapInto(other, diagrams[i], leaves, memo);
    }
    return results;
  }

  private int mapInto(DecisionDiagrams other, int f, IntUnaryOperator leaves, NodeMemo memo) {
    if (isLeaf(f)) {
      return other.leaf(leaves.applyAsInt(low[f]));
    }
    int known = memo.get(f, 0);
    if (known >= 0) {
      return known;
    }
    int whenLow = mapInto(other, low[f], leaves, memo);
    int result = other.node(level[f], whenLow, mapInto(other, high[f], leaves, memo));
    memo.put(f, 0, result);
    return result;
  }

  /** An empty store over the same labels in the same order, with the same limits. */
  public DecisionDiagrams sibling() {
    return new DecisionDiagrams(labelOfLevel, budget, mostNodes);
  }

  /** The same with another number of nodes that the store may hold. */
  public DecisionDiagrams sibling(int most) {
    return new DecisionDiagrams(labelOfLevel, budget, most);
  }

  /** An empty store over the same labels in the same order that may hold any number of nodes. */
  public DecisionDiagrams unboundedSibling() {
    return new DecisionDiagrams(labelOfLevel, budget, Integer.MAX_VALUE);
  }

  /** The Boolean diagram of the observations that {@code f} takes to a value. */
  public int preimage(int f, int value) {
    return map(f, leaf -> leaf == value ? 1 : 0);
  }

  // ------------------------------------------------------------------ queries

  /** The leaf value of an observation, given as bits: bit i says whether label i holds. */
  public int evaluate(int f, long observation) {
    int n = f;
    while (level[n] != LEAF) {
      n = (observation >>> labelOfLevel[level[n]] & 1) == 0 ? low[n] : high[n];
    }
    return low[n];
  }

  /** The nodes of a diagram, leaves included, each once. */
  private IntList nodes(int f) {
    IntList found = new IntList();
    IntList todo = new IntList();
    NodeMemo seen = new NodeMemo();
    todo.add(f);
    while (!todo.isEmpty()) {
      int n = todo.removeLast();
      if (seen.get(n, 0) < 0) {
        seen.put(n, 0, 1);
        found.add(n);
        if (!isLeaf(n)) {
          todo.add(low[n]);
          todo.add(high[n]);
        }
      }
    }
    return found;
  }

  /** The distinct leaf values of a diagram, ascending. */
  public int[] leaves(int f) {
    if (isLeaf(f)) {
      return new int[] {low[f]};
    }
    IntList nodes = nodes(f);
    IntList values = new IntList();
    for (int i = 0; i < nodes.size(); i++) {
      if (isLeaf(nodes.get(i))) {
        values.add(low[nodes.get(i)]);
      }
    }
    int[] sorted = values.toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  /** The labels that a diagram depends on, as bits. */
  public long support(int f) {
    long support = 0;
    IntList nodes = nodes(f);
    for (int i = 0; i < nodes.size(); i++) {
      if (!isLeaf(nodes.get(i))) {
        support |= 1L << label(nodes.get(i));
      }
    }
    return support;
  }

  /** The auxiliary variables that a diagram depends on, by their numbers. */
  public BitSet variables(int f) {
    BitSet variables = new BitSet();
    IntList nodes = nodes(f);
    for (int i = 0; i < nodes.size(); i++) {
      int n = nodes.get(i);
      if (!isLeaf(n) && level[n] >= labelCount()) {
        variables.set(variableAt(n));
      }
    }
    return variables;
  }

  /** The number of inner nodes of a diagram. */
  public int size(int f) {
    int count = 0;
    IntList nodes = nodes(f);
    for (int i = 0; i < nodes.size(); i++) {
      count += isLeaf(nodes.get(i)) ? 0 : 1;
    }
    return count;
  }

  /** The diagram of {@code f} where a label is known to hold, or known not to. */
  public int restrict(int f, int label, boolean holds) {
    return restrict(f, levelOfLabel[label], holds, new NodeMemo());
  }

  private int restrict(int f, int atLevel, boolean holds, NodeMemo memo) {
    if (level[f] > atLevel) {
      return f;
    }
    if (level[f] == atLevel) {
      return holds ? high[f] : low[f];
    }
    int known = memo.get(f, 0);
    if (known >= 0) {
      return known;
    }
    int whenLow = restrict(low[f], atLevel, holds, memo);
    int result = node(level[f], whenLow, restrict(high[f], atLevel, holds, memo));
    memo.put(f, 0, result);
    return result;
  }

  /**
   * The Boolean diagram that is true where {@code f} is for some way in which some labels hold or
   * not; it does not depend on them.
   *
   * @param labels the labels that are chosen, as bits
   */
  public int exists(int f, long labels) {
    return exists(f, labels, new NodeMemo());
  }

  private int exists(int f, long labels, NodeMemo memo) {
    if (isLeaf(f)) {
      return f;
    }
    int known = memo.get(f, 0);
    if (known >= 0) {
      return known;
    }
    int whenLow = exists(low[f], labels, memo);
    int whenHigh = exists(high[f], labels, memo);
    boolean chosen = (labels >>> label(f) & 1) == 1;
    int result = chosen ? or(whenLow, whenHigh) : node(level[f], whenLow, whenHigh);
    memo.put(f, 0, result);
    return result;
  }

  /** The fewest labels in an observation that satisfies a Boolean diagram other than false. */
  public int fewestLabels(int f) {
    if (f == FALSE) {
      throw new IllegalArgumentException("no observation satisfies false");
    }
    return fewestLabels(f, new NodeMemo());
  }

  private int fewestLabels(int f, NodeMemo memo) {
    if (isLeaf(f)) {
      return f == TRUE ? 0 : labelCount() + 1;
    }
    int known = memo.get(f, 0);
    if (known >= 0) {
      return known;
    }
    int whenLow = fewestLabels(low[f], memo);
    int result = Math.min(whenLow, 1 + fewestLabels(high[f], memo));
    memo.put(f, 0, result);
    return result;
  }

  /**
   * The smallest observation that satisfies a Boolean diagram other than false: fewest labels
   * first, then, of two equally small, the one that has the label declared first.
   */
  public long smallest(int f) {
    int wanted = fewestLabels(f);
    long observation = 0;
    int rest = f;
    for (int label = 0; wanted > 0; label++) {
      int with = restrict(rest, label, true);
      if (with != FALSE && fewestLabels(with) == wanted - 1) {
        observation |= 1L << label;
        rest = with;
        wanted--;
      } else {
        rest = restrict(rest, label, false);
      }
    }
    return observation;
  }

  /** The part of {@code f} without the label at a level that is not below its root. */
  int lowAt(int f, int atLevel) {
    return level[f] == atLevel ? low[f] : f;
  }

  /** The part of {@code f} with the label at a level that is not below its root. */
  int highAt(int f, int atLevel) {
    return level[f] == atLevel ? high[f] : f;
  }
}
