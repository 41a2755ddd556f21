/**
 * Safeguards for the tools of automata theory. A verified model comes in; a text in the Hanoi
 * Omega-Automata format goes out.
 */
@NullMarked
package dev.safeguard.compiler.backend.hoa;

import org.jspecify.annotations.NullMarked;
