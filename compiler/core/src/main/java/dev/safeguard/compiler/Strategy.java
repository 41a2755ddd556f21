package dev.safeguard.compiler;

import java.util.Locale;

/** In which form a composed safeguard is built. */
public enum Strategy {
  /** As one automaton while that stays small; a larger conjunction as parts side by side. */
  AUTO,
  /** As one automaton. */
  PRODUCT,
  /** A conjunction as parts side by side, anything else as one automaton. */
  PARALLEL;

  /** As it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
