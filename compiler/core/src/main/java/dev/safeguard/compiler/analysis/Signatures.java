package dev.safeguard.compiler.analysis;

/**
 * The behaviours of states with each successor replaced by its block, as numbers: equal for equal
 * signatures, and as a rule different for different ones. They are compared with others of the same
 * call only.
 */
@FunctionalInterface
interface Signatures {
  /** The number of each state's signature; not negative. */
  int[] of(int[] states, int[] block);
}
