package dev.safeguard.compiler;

import dev.safeguard.compiler.automaton.DecisionDiagrams;

/**
 * How much one compilation may need before it gives up with a {@code limit.*} finding.
 *
 * @param nodes the most nodes of decision diagrams
 * @param states the most states of an automaton that is constructed, such as a product
 */
public record Limits(int nodes, int states) {
  /** What is used unless something else is asked for. */
  public static final Limits DEFAULT = new Limits(DecisionDiagrams.DEFAULT_BUDGET, 1_000_000);
}
