/**
 * The experiment with language models: a task and how much of it comes in, runs with start models
 * of their own and a report of them go out.
 */
@NullMarked
package dev.safeguard.samples.llm.experiment;

import org.jspecify.annotations.NullMarked;
