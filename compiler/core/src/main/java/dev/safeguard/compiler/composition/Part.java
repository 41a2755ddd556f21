package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.semantics.TemporalFormula;
import java.util.Optional;

/**
 * A part of a composition, with the automaton that it is by itself.
 *
 * @param name the name of the safeguard, or the expression as it is written
 * @param formula the formula that it is given by, if it is given by one
 * @param structure of what it is composed itself, if it is
 */
public record Part(
    String name,
    MonitorModel model,
    Optional<TemporalFormula> formula,
    Optional<Structure> structure) {}
