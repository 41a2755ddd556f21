/**
 * The review of code by a language model: a snippet comes in, a verdict with its evidence goes out.
 */
@NullMarked
package dev.safeguard.samples.llm;

import org.jspecify.annotations.NullMarked;
