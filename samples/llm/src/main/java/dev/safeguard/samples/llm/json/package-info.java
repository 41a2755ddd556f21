/**
 * Answers that must be JSON with a schema: a task of one's own, for those who want to bring theirs.
 */
@NullMarked
package dev.safeguard.samples.llm.json;

import org.jspecify.annotations.NullMarked;
