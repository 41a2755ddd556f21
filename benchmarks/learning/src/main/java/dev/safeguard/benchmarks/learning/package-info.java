/**
 * Arms of the gridworld come in; what comes out is a table of how many steps a second their
 * training takes on one core, each in a process of its own.
 */
@NullMarked
package dev.safeguard.benchmarks.learning;

import org.jspecify.annotations.NullMarked;
