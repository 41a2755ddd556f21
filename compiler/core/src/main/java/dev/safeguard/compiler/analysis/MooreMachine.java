package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Product;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;

/** An automaton whose states have a number as output each, of which acceptance is one case. */
public final class MooreMachine {
  private final SymbolicAutomaton automaton;
  private final int[] outputs;

  private MooreMachine(SymbolicAutomaton automaton, int[] outputs) {
    this.automaton = automaton;
    this.outputs = outputs;
  }

  /**
   * The machine, in another store, that gives 1 where an automaton accepts and 0 elsewhere.
   *
   * @param store a store over the same labels in the same order
   */
  public static MooreMachine of(SymbolicAutomaton automaton, DecisionDiagrams store) {
    int states = automaton.stateCount();
    int[] behaviours = new int[states];
    int[] outputs = new int[states];
    for (int q = 0; q < states; q++) {
      behaviours[q] = automaton.behaviour(q);
      outputs[q] = automaton.isAccepting(q) ? 1 : 0;
    }
    int[] moved = automaton.diagrams().mapInto(store, behaviours, to -> to);
    return new MooreMachine(machine(store, moved, automaton.initial()), outputs);
  }

  private static SymbolicAutomaton machine(DecisionDiagrams store, int[] behaviours, int initial) {
    return new SymbolicAutomaton(store, behaviours, new BitSet(), initial);
  }

  /**
   * Two machines of one store side by side.
   *
   * @param combined the output of a pair of states
   * @throws dev.safeguard.compiler.limits.BudgetExceededException if more pairs than the budget can
   *     be reached
   */
  public MooreMachine times(MooreMachine other, IntBinaryOperator combined, int stateBudget) {
    Product product = Product.of(automaton, other.automaton, stateBudget);
    SymbolicAutomaton pairs = product.automaton((left, right) -> false);
    int[] outputs = new int[pairs.stateCount()];
    Arrays.setAll(
        outputs,
        pair ->
            combined.applyAsInt(
                this.outputs[product.left(pair)], other.outputs[product.right(pair)]));
    return new MooreMachine(pairs, outputs);
  }

  /**
   * The smallest machine with the same output after every trace, in the same store. Its states are
   * numbered as {@link Quotient} does: the numbering depends on the outputs of traces alone.
   */
  public MooreMachine minimal() {
    Quotient quotient = Quotient.of(automaton, Minimization.of(automaton, outputs));
    int[] representatives = quotient.representatives();
    return new MooreMachine(
        quotient.into(automaton.diagrams()),
        Arrays.stream(representatives).map(q -> outputs[q]).toArray());
  }

  /** The machine with other outputs. */
  public MooreMachine map(IntUnaryOperator output) {
    return new MooreMachine(automaton, Arrays.stream(outputs).map(output).toArray());
  }

  /** The automaton that accepts where the output is not 0. */
  public SymbolicAutomaton acceptor() {
    int[] behaviours = new int[automaton.stateCount()];
    BitSet accepting = new BitSet();
    for (int q = 0; q < behaviours.length; q++) {
      behaviours[q] = automaton.behaviour(q);
      accepting.set(q, outputs[q] != 0);
    }
    return new SymbolicAutomaton(automaton.diagrams(), behaviours, accepting, automaton.initial());
  }
}
