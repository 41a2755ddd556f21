package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/**
 * A small deterministic automaton written out in full.
 *
 * @param labels the number of labels
 * @param next for each state and observation the state that follows, or -1 if it is impossible
 * @param accepting the accepting states
 * @param output something to see of each state, from 0 to 3
 */
record RandomAutomaton(int labels, int[][] next, BitSet accepting, int[] output) {

  static RandomAutomaton of(Random random) {
    int labels = random.nextInt(4);
    int states = 1 + random.nextInt(7);
    int[] possible = new int[1 << labels];
    Arrays.setAll(possible, i -> random.nextInt(4));
    possible[random.nextInt(possible.length)] = 1;
    boolean assumed = random.nextBoolean();
    int[][] next = new int[states][1 << labels];
    BitSet accepting = new BitSet();
    int[] output = new int[states];
    int spread = 1 + random.nextInt(states);
    for (int q = 0; q < states; q++) {
      int base = random.nextInt(states);
      for (int i = 0; i < next[q].length; i++) {
        boolean impossible = assumed && possible[i] == 0;
        next[q][i] = impossible ? -1 : (base + random.nextInt(spread)) % states;
      }
      accepting.set(q, random.nextBoolean());
      output[q] = random.nextInt(1 + random.nextInt(4));
    }
    return new RandomAutomaton(labels, next, accepting, output);
  }

  int states() {
    return next.length;
  }

  StateGraph graph() {
    return StateGraph.of(
        states(), q -> Arrays.stream(next[q]).filter(to -> to >= 0).sorted().distinct().toArray());
  }

  /** Whether some trace, perhaps the empty one, leads from a state to another. */
  boolean[][] reaches() {
    boolean[][] reaches = new boolean[states()][states()];
    for (int q = 0; q < states(); q++) {
      reaches[q][q] = true;
      for (int to : next[q]) {
        if (to >= 0) {
          reaches[q][to] = true;
        }
      }
    }
    for (int k = 0; k < states(); k++) {
      for (int i = 0; i < states(); i++) {
        for (int j = 0; j < states(); j++) {
          reaches[i][j] |= reaches[i][k] && reaches[k][j];
        }
      }
    }
    return reaches;
  }

  SymbolicAutomaton symbolic() {
    DecisionDiagrams diagrams = DecisionDiagrams.of(labels);
    int[] behaviour = new int[states()];
    for (int q = 0; q < states(); q++) {
      behaviour[q] = diagrams.leaf(next[q][0]);
      for (int i = 1; i < next[q].length; i++) {
        behaviour[q] =
            diagrams.ite(exactly(diagrams, i).root(), diagrams.leaf(next[q][i]), behaviour[q]);
      }
    }
    return new SymbolicAutomaton(diagrams, behaviour, accepting, 0);
  }

  private Guard exactly(DecisionDiagrams diagrams, int observation) {
    Guard guard = Guard.everything(diagrams);
    for (int label = 0; label < labels; label++) {
      Guard literal = Guard.label(diagrams, label);
      guard = guard.and((observation >>> label & 1) == 1 ? literal : literal.not());
    }
    return guard;
  }

  @Override
  public String toString() {
    return Arrays.deepToString(next)
        + " accepting "
        + accepting
        + " output "
        + Arrays.toString(output);
  }
}
