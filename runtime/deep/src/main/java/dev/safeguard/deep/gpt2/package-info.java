/**
 * GPT-2: comes in a folder of configuration, weights and tokenizer as everybody shares them, goes
 * out a model that answers prompts and can be trained, and such a folder again.
 */
@NullMarked
package dev.safeguard.deep.gpt2;

import org.jspecify.annotations.NullMarked;
