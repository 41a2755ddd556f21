package dev.safeguard.compiler.signals;

/**
 * A label that is worked out from signals and other labels.
 *
 * @param label its number
 * @param condition when it holds
 * @param text the condition as its author wrote it
 */
public record Definition(int label, Condition condition, String text) {}
