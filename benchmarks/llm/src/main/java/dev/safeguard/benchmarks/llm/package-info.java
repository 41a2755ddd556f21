/** Measures language models: comes in a machine, go out tokens a second, here and in Python. */
@NullMarked
package dev.safeguard.benchmarks.llm;

import org.jspecify.annotations.NullMarked;
