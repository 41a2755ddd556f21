package dev.safeguard.compiler.automaton;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A function of observations written out in full: what decision diagrams are compared with.
 *
 * @param labels the number of labels
 * @param values the value of each observation
 */
record TruthTable(int labels, int[] values) {

  static TruthTable random(Random random, int labels, int values) {
    int[] table = new int[1 << labels];
    // Few distinct rows now and then, so that functions also ignore labels.
    int period = 1 << random.nextInt(labels + 1);
    for (int i = 0; i < table.length; i++) {
      table[i] = i < period ? random.nextInt(values) : table[i % period];
    }
    return new TruthTable(labels, table);
  }

  /** The diagram of the function, built row by row. */
  int diagram(DecisionDiagrams diagrams) {
    int result = diagrams.leaf(values[0]);
    for (int row = 1; row < values.length; row++) {
      int isRow = DecisionDiagrams.TRUE;
      for (int label = 0; label < labels; label++) {
        int literal = diagrams.literal(label);
        isRow = diagrams.and(isRow, (row >>> label & 1) == 1 ? literal : diagrams.not(literal));
      }
      result = diagrams.ite(isRow, diagrams.leaf(values[row]), result);
    }
    return result;
  }

  /** The function that a diagram denotes. */
  static TruthTable of(DecisionDiagrams diagrams, int diagram) {
    int[] table = new int[1 << diagrams.labelCount()];
    Arrays.setAll(table, row -> diagrams.evaluate(diagram, row));
    return new TruthTable(diagrams.labelCount(), table);
  }

  int rows() {
    return values.length;
  }

  boolean dependsOn(int label) {
    for (int row = 0; row < values.length; row++) {
      if (values[row] != values[row ^ 1 << label]) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TruthTable table && Arrays.equals(values, table.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining());
  }
}
