/**
 * Reinforcement fine-tuning of language models: comes in a model, questions and a progression of
 * safeguards that watch every token of an answer, goes out a model whose answers keep them.
 */
@NullMarked
package dev.safeguard.deep.tuning;

import org.jspecify.annotations.NullMarked;
