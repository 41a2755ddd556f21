/**
 * Formulas come in; what comes out is a table of how long they take to become automata, here and in
 * ltlf2dfa.
 */
@NullMarked
package dev.safeguard.benchmarks.formulas;

import org.jspecify.annotations.NullMarked;
