/**
 * What a compilation may use up. Amounts of states, nodes, time, depth and expansion come in; a
 * construction that needs more ends with an exception, which the driver turns into a finding.
 */
@NullMarked
package dev.safeguard.compiler.limits;

import org.jspecify.annotations.NullMarked;
