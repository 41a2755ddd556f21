package dev.safeguard.compiler.limits;

import java.time.Duration;

/**
 * How much one compilation may need before it gives up with a {@code limit.*} finding.
 *
 * @param states the most states of an automaton that is constructed, such as a product, or that of
 *     a formula before its states are merged
 * @param nodes the most nodes of decision diagrams: of the specification, and again of what it
 *     takes to find the states of one formula
 * @param time the longest that one part of the specification may take: reading the file, each
 *     safeguard, each check
 * @param depth how deeply parentheses may be nested
 * @param expansion the most parts, such as operators and states, that the templates and families of
 *     one declaration may grow to; those of a file may grow to four times as many
 */
public record Limits(int states, int nodes, Duration time, int depth, int expansion) {
  /** What is used unless something else is asked for. */
  public static final Limits DEFAULT =
      new Limits(200_000, 4_000_000, Duration.ofSeconds(60), 20_000, 500_000);

  public Limits {
    if (states < 1 || nodes < 1 || depth < 1 || expansion < 1 || time.isNegative()) {
      throw new IllegalArgumentException("a limit is at least 1");
    }
  }

  public Limits withStates(int most) {
    return new Limits(most, nodes, time, depth, expansion);
  }

  public Limits withNodes(int most) {
    return new Limits(states, most, time, depth, expansion);
  }

  public Limits withTime(Duration most) {
    return new Limits(states, nodes, most, depth, expansion);
  }

  public Limits withDepth(int most) {
    return new Limits(states, nodes, time, most, expansion);
  }

  public Limits withExpansion(int most) {
    return new Limits(states, nodes, time, depth, most);
  }
}
