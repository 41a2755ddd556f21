/**
 * Monitors a trace with the interpreter over the model. Observations come in; the state, the
 * verdict and the way to a violation go out.
 */
@NullMarked
package dev.safeguard.cli.monitoring;

import org.jspecify.annotations.NullMarked;
