package dev.safeguard.compiler.syntax;

import dev.safeguard.compiler.diagnostics.Span;

/**
 * A name where it stands.
 *
 * @param text the name, without backquotes
 * @param span where
 */
public record Name(String text, Span span) {}
