/** The machine comes in; what comes out is a line about it for the pages of benchmarks. */
@NullMarked
package dev.safeguard.benchmarks.machine;

import org.jspecify.annotations.NullMarked;
