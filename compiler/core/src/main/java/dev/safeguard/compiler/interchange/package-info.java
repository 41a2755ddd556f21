/**
 * Automata that other tools wrote.
 *
 * <p>Comes in: a text in one of their formats. Goes out: a deterministic draft of a safeguard,
 * still without the marks of its states, or the finding that says why the text is none.
 */
@NullMarked
package dev.safeguard.compiler.interchange;

import org.jspecify.annotations.NullMarked;
