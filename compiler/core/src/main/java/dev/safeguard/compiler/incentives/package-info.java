/**
 * Finds out what the rewards and the penalty of a safeguard make worth while.
 *
 * <p>Comes in: a verified {@link dev.safeguard.compiler.automaton.MonitorModel} and what its
 * environment pays. Goes out: whether a behaviour gains by violating, stalling or circling, with
 * such a behaviour, and the least penalty. {@code docs/design/007-incentives.md} has the proofs.
 */
@NullMarked
package dev.safeguard.compiler.incentives;

import org.jspecify.annotations.NullMarked;
