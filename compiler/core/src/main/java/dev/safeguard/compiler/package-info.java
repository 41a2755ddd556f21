/**
 * The compiler as a whole.
 *
 * <p>Comes in: the source of one file. Goes out: everything that is known of it, as one value.
 */
@NullMarked
package dev.safeguard.compiler;

import org.jspecify.annotations.NullMarked;
