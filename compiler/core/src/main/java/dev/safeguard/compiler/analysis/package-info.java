/**
 * Finds out what a safeguard is, and whether it is what its author says.
 *
 * <p>Comes in: a draft of an automaton. Goes out: findings with witnesses, and for a draft without
 * errors the verified {@link dev.safeguard.compiler.automaton.MonitorModel} with a report.
 */
@NullMarked
package dev.safeguard.compiler.analysis;

import org.jspecify.annotations.NullMarked;
