package dev.safeguard.compiler.automaton;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A deterministic automaton over observations, total on those that the world is assumed to show. A
 * state's whole behaviour is one diagram whose leaves are the states that follow, or {@link
 * #IMPOSSIBLE} for an observation outside the assumption.
 */
public final class SymbolicAutomaton {
  /** The leaf of observations that the assumption excludes. */
  public static final int IMPOSSIBLE = -1;

  private final DecisionDiagrams diagrams;
  private final int[] behaviour;
  private final BitSet accepting;
  private final int initial;

  /**
   * @param diagrams the store of the behaviours
   * @param behaviour for each state its diagram; leaves are states or {@link #IMPOSSIBLE}
   * @param accepting F
   * @param initial q0
   */
  public SymbolicAutomaton(
      DecisionDiagrams diagrams, int[] behaviour, BitSet accepting, int initial) {
    this.diagrams = diagrams;
    this.behaviour = behaviour.clone();
    this.accepting = (BitSet) accepting.clone();
    this.initial = initial;
  }

  public DecisionDiagrams diagrams() {
    return diagrams;
  }

  public int stateCount() {
    return behaviour.length;
  }

  public int initial() {
    return initial;
  }

  public boolean isAccepting(int state) {
    return accepting.get(state);
  }

  /** The diagram of a state's behaviour. */
  public int behaviour(int state) {
    return behaviour[state];
  }

  /** The state that follows on an observation, or {@link #IMPOSSIBLE}. */
  public int successor(int state, long observation) {
    return diagrams.evaluate(behaviour[state], observation);
  }

  /** The states that some possible observation leads to, ascending. */
  public int[] successors(int state) {
    int[] leaves = diagrams.leaves(behaviour[state]);
    return leaves.length > 0 && leaves[0] == IMPOSSIBLE
        ? Arrays.copyOfRange(leaves, 1, leaves.length)
        : leaves;
  }

  /** The observations that lead from one state to another. */
  public Guard guard(int from, int to) {
    return new Guard(diagrams, diagrams.preimage(behaviour[from], to));
  }
}
