/**
 * From text to a syntax tree.
 *
 * <p>Comes in: the source of one file. Goes out: the tree of its declarations as records, with the
 * span of everything that a later message may point at, and the syntax errors.
 */
@NullMarked
package dev.safeguard.compiler.syntax;

import org.jspecify.annotations.NullMarked;
