package dev.safeguard.compiler.diagnostics;

/**
 * The text of one file.
 *
 * @param name how messages call it: a path as the user gave it, or {@code <stdin>}
 * @param text the whole text, without a byte order mark
 */
public record Source(String name, String text) {}
