/**
 * Finds out what a set of safeguards means that must hold at the same time.
 *
 * <p>Comes in: verified models of one file. Goes out: whether they contradict each other, where
 * they lead into a trap and who is to blame, which of them the others imply, and which guards
 * decide nothing. See {@code docs/design/006-together.md} for the definitions and the proofs.
 */
@NullMarked
package dev.safeguard.compiler.together;

import org.jspecify.annotations.NullMarked;
