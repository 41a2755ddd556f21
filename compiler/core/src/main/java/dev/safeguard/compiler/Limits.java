package dev.safeguard.compiler;

import dev.safeguard.compiler.automaton.DecisionDiagrams;

/**
 * How much one compilation may need before it gives up with a {@code limit.*} finding.
 *
 * @param nodes the most nodes of decision diagrams: of the specification, and again of what it
 *     takes to find the states of one formula
 * @param states the most states of an automaton that is constructed, such as a product, or that of
 *     a formula before its states are merged
 */
public record Limits(int nodes, int states) {
  /** What is used unless something else is asked for. */
  public static final Limits DEFAULT = new Limits(DecisionDiagrams.DEFAULT_BUDGET, 200_000);
}
