/**
 * Compares safeguards with each other.
 *
 * <p>Comes in: verified models, of one file or of two. Goes out: which traces one allows and the
 * other forbids, each shown by a shortest trace that was replayed.
 */
@NullMarked
package dev.safeguard.compiler.comparison;

import org.jspecify.annotations.NullMarked;
