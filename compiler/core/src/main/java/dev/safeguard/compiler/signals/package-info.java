/**
 * Numbers and truth values that the environment gives, and the labels that are defined from them.
 *
 * <p>Comes in: linear expressions with exact decimal coefficients. Goes out: normalised comparisons
 * and conditions, which a {@link dev.safeguard.compiler.signals.Grounding} evaluates exactly.
 */
@NullMarked
package dev.safeguard.compiler.signals;

import org.jspecify.annotations.NullMarked;
