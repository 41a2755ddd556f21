/**
 * The review of code as a task of fine-tuning: a snippet becomes a question, each token of an
 * answer the labels that {@code bindcheck.sg} speaks of.
 */
@NullMarked
package dev.safeguard.samples.llm.review;

import org.jspecify.annotations.NullMarked;
