package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.IntList;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The automaton whose states are the blocks of another's. They are numbered breadth first from the
 * initial one; of the successors of a state, those come first that an observation with fewer labels
 * leads to, and of equals those with a label that diagrams test earlier. The numbering depends on
 * the language and the order of labels alone.
 */
final class Quotient {
  private static final int UNSEEN = -1;

  private final SymbolicAutomaton automaton;
  private final int[] blocks;
  private final int[] numbers;
  private final IntList representatives = new IntList();

  // For each node of the diagrams, one more than the state whose diagram was last seen to have it.
  private final int[] visitedFor;

  private Quotient(SymbolicAutomaton automaton, int[] blocks) {
    this.automaton = automaton;
    this.blocks = blocks;
    this.numbers = new int[Minimization.count(blocks)];
    this.visitedFor = new int[automaton.diagrams().nodeCount()];
    Arrays.fill(numbers, UNSEEN);
    visit(automaton.initial());
    for (int i = 0; i < representatives.size() && representatives.size() < numbers.length; i++) {
      visitSuccessors(representatives.get(i));
    }
  }

  /**
   * @param blocks for each reachable state its block, as {@link Minimization} gives them
   */
  static Quotient of(SymbolicAutomaton automaton, int[] blocks) {
    return new Quotient(automaton, blocks);
  }

  private void visit(int state) {
    if (numbers[blocks[state]] == UNSEEN) {
      numbers[blocks[state]] = representatives.size();
      representatives.add(state);
    }
  }

  /** Walks the diagram by the number of labels that hold on the way. */
  private void visitSuccessors(int state) {
    DecisionDiagrams diagrams = automaton.diagrams();
    IntList now = new IntList();
    now.add(automaton.behaviour(state));
    while (!now.isEmpty()) {
      IntList withOneMore = new IntList();
      for (int i = 0; i < now.size(); i++) {
        int node = now.get(i);
        if (visitedFor[node] == state + 1) {
          continue;
        }
        visitedFor[node] = state + 1;
        if (!diagrams.isLeaf(node)) {
          now.add(diagrams.low(node));
          withOneMore.add(diagrams.high(node));
        } else if (diagrams.value(node) != SymbolicAutomaton.IMPOSSIBLE) {
          visit(diagrams.value(node));
        }
      }
      now = withOneMore;
    }
  }

  /** For each state of the quotient one of the states that it stands for. */
  int[] representatives() {
    return representatives.toArray();
  }

  /** The quotient, in another store over the same labels in the same order. */
  SymbolicAutomaton into(DecisionDiagrams store) {
    int[] states = representatives();
    BitSet accepting = new BitSet();
    for (int q = 0; q < states.length; q++) {
      accepting.set(q, automaton.isAccepting(states[q]));
    }
    int[] behaviours =
        automaton
            .diagrams()
            .mapInto(
                store,
                Arrays.stream(states).map(automaton::behaviour).toArray(),
                to -> to == SymbolicAutomaton.IMPOSSIBLE ? to : numbers[blocks[to]]);
    return new SymbolicAutomaton(store, behaviours, accepting, 0);
  }
}
