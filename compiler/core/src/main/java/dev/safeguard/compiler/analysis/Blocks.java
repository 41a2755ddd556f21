package dev.safeguard.compiler.analysis;

/**
 * A partition of states.
 *
 * @param of for each state its block, from 0
 * @param count how many blocks there are; none is empty
 */
record Blocks(int[] of, int count) {}
