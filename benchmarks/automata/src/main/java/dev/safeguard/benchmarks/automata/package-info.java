/**
 * Random automata come in; what comes out is a table of how long their components, sinks and
 * minimisation take, here and in other libraries, each in a process of its own.
 */
@NullMarked
package dev.safeguard.benchmarks.automata;

import org.jspecify.annotations.NullMarked;
