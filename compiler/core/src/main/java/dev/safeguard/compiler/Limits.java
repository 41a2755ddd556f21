package dev.safeguard.compiler;

import dev.safeguard.compiler.automaton.DecisionDiagrams;

/**
 * How much one compilation may need before it gives up with a {@code limit.*} finding.
 *
 * @param nodes the most nodes of decision diagrams
 */
public record Limits(int nodes) {
  /** What is used unless something else is asked for. */
  public static final Limits DEFAULT = new Limits(DecisionDiagrams.DEFAULT_BUDGET);
}
