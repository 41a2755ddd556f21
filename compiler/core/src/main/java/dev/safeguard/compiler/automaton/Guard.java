package dev.safeguard.compiler.automaton;

/**
 * A set of observations: a Boolean function over labels, as a decision diagram. Two guards of one
 * store are equal if and only if they admit the same observations.
 *
 * @param diagrams the store
 * @param root the diagram, with the leaves 0 and 1
 */
public record Guard(DecisionDiagrams diagrams, int root) {

  /** The guard that admits every observation. */
  public static Guard everything(DecisionDiagrams diagrams) {
    return new Guard(diagrams, DecisionDiagrams.TRUE);
  }

  /** The guard that admits no observation. */
  public static Guard nothing(DecisionDiagrams diagrams) {
    return new Guard(diagrams, DecisionDiagrams.FALSE);
  }

  /** The guard that admits the observations in which a label holds. */
  public static Guard label(DecisionDiagrams diagrams, int label) {
    return new Guard(diagrams, diagrams.literal(label));
  }

  public Guard and(Guard other) {
    return new Guard(diagrams, diagrams.and(root, other.root));
  }

  public Guard or(Guard other) {
    return new Guard(diagrams, diagrams.or(root, other.root));
  }

  public Guard xor(Guard other) {
    return new Guard(diagrams, diagrams.xor(root, other.root));
  }

  public Guard not() {
    return new Guard(diagrams, diagrams.not(root));
  }

  /** What this guard admits and the other does not. */
  public Guard without(Guard other) {
    return new Guard(diagrams, diagrams.ite(other.root, DecisionDiagrams.FALSE, root));
  }

  /** True if no observation is admitted. */
  public boolean isNothing() {
    return root == DecisionDiagrams.FALSE;
  }

  /** True if every observation is admitted. */
  public boolean isEverything() {
    return root == DecisionDiagrams.TRUE;
  }

  /** True if an observation is admitted. */
  public boolean admits(long observation) {
    return diagrams.evaluate(root, observation) == 1;
  }

  /**
   * The smallest admitted observation: fewest labels, then in the order of declaration.
   *
   * @throws IllegalArgumentException if nothing is admitted
   */
  public long smallest() {
    return diagrams.smallest(root);
  }
}
