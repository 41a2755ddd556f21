/**
 * Guards as decision diagrams, automata whose states each carry one diagram, and {@link
 * dev.safeguard.compiler.automaton.MonitorModel}, the verified automaton that every backend reads.
 *
 * <p>Comes in: Boolean structure over numbered labels. Goes out: canonical values that can be
 * compared, combined, walked and stepped, without ever listing the 2^L observations.
 */
@NullMarked
package dev.safeguard.compiler.automaton;

import org.jspecify.annotations.NullMarked;
