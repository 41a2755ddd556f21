package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.Verdict;
import java.util.OptionalInt;

/**
 * A safeguard that reads one trace, by interpretation of its model: what every generated form must
 * agree with.
 */
public interface Run {
  /**
   * Reads one observation.
   *
   * @return false if it breaks the assumption; nothing has changed then
   */
  boolean step(long observation);

  /** The verdict on what it has read so far. */
  Verdict verdict();

  /** The name of the state in which it is. */
  String state();

  /** The line of the specification with the transition it took last, if one says it. */
  OptionalInt line();
}
