/**
 * Comes in: a verified safeguard. Goes out: its picture as a text in the DOT language of Graphviz.
 */
@NullMarked
package dev.safeguard.compiler.backend.dot;

import org.jspecify.annotations.NullMarked;
