/**
 * Makes safeguards of other safeguards.
 *
 * <p>Comes in: a resolved composition and the verified models of the safeguards that it names. Goes
 * out: the minimal model of the whole, with its parts still visible.
 */
@NullMarked
package dev.safeguard.compiler.composition;

import org.jspecify.annotations.NullMarked;
