package dev.safeguard.learning.model;

import java.util.Arrays;

/**
 * A finite Markov decision process in sparse rows: each state has choices, each choice branches to
 * states with probabilities. State 0 is the initial one.
 */
public final class SparseModel {
  private int states;
  private int choices;
  private int branches;
  private int[] firstChoice = new int[64];
  private int[] firstBranch = new int[64];
  private int[] targets = new int[64];
  private double[] probabilities = new double[64];

  SparseModel() {}

  /** Begins the next state; returns its number. */
  int beginState() {
    firstChoice = grown(firstChoice, states + 1);
    firstChoice[states + 1] = choices;
    return states++;
  }

  /** Begins the next choice of the state begun last. */
  void beginChoice() {
    choices++;
    firstBranch = grown(firstBranch, choices);
    firstBranch[choices] = branches;
    firstChoice[states] = choices;
  }

  /** Adds a branch to the choice begun last. */
  void branch(int target, double probability) {
    targets = grown(targets, branches);
    if (branches == probabilities.length) {
      probabilities = Arrays.copyOf(probabilities, 2 * branches);
    }
    targets[branches] = target;
    probabilities[branches] = probability;
    firstBranch[choices] = ++branches;
  }

  private static int[] grown(int[] array, int index) {
    return index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
  }

  /** The number of states. */
  public int states() {
    return states;
  }

  /** The number of choices of all states. */
  public int choices() {
    return choices;
  }

  /** The number of branches of all choices. */
  public int branches() {
    return branches;
  }

  /** Where a state's choices begin; they end where the next state's begin. */
  public int firstChoice(int state) {
    return firstChoice[state];
  }

  /** Where a choice's branches begin; they end where the next choice's begin. */
  public int firstBranch(int choice) {
    return firstBranch[choice];
  }

  /** The state that a branch leads to. */
  public int target(int branch) {
    return targets[branch];
  }

  /** The probability of a branch. */
  public double probability(int branch) {
    return probabilities[branch];
  }
}
