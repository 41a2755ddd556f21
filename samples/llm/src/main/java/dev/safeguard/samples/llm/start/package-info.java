/**
 * The start model: snippets come in, a small GPT-2 that can read them and does not know the task
 * goes out.
 */
@NullMarked
package dev.safeguard.samples.llm.start;

import org.jspecify.annotations.NullMarked;
