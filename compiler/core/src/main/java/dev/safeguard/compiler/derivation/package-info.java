/**
 * What the definitions of labels imply about each other.
 *
 * <p>Comes in: a {@link dev.safeguard.compiler.signals.Grounding}. Goes out: the observations that
 * some values of the signals produce, as a guard over labels.
 */
@NullMarked
package dev.safeguard.compiler.derivation;

import org.jspecify.annotations.NullMarked;
