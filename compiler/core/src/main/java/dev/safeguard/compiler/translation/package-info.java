/**
 * From a resolved specification to automata.
 *
 * <p>Comes in: propositions and states with numbers for names. Goes out: a {@link
 * dev.safeguard.compiler.automaton.DraftAutomaton} for each safeguard, its guards as diagrams.
 */
@NullMarked
package dev.safeguard.compiler.translation;

import org.jspecify.annotations.NullMarked;
