/**
 * Gives every name its meaning.
 *
 * <p>Comes in: a syntax tree. Goes out: a {@link dev.safeguard.compiler.semantics.Specification} in
 * which labels and states are numbers, and a finding for every name that means nothing or too much.
 */
@NullMarked
package dev.safeguard.compiler.semantics;

import org.jspecify.annotations.NullMarked;
