package dev.safeguard.compiler;

import dev.safeguard.compiler.automaton.DecisionDiagrams;

/**
 * How much one compilation may need before it gives up with a {@code limit.*} finding.
 *
 * @param states the most states of an automaton that the compiler constructs: of a product, or of
 *     one formula before it merges them
 * @param nodes the most nodes of decision diagrams: of the specification, and again of what it
 *     takes to find the states of one formula
 */
public record Limits(int states, int nodes) {
  /** What is used unless something else is asked for. */
  public static final Limits DEFAULT = new Limits(200_000, DecisionDiagrams.DEFAULT_BUDGET);
}
