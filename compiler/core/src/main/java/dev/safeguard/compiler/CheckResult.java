package dev.safeguard.compiler;

import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Witness;
import java.util.Optional;

/**
 * How a {@code check} of a specification came out.
 *
 * @param text the check, as its author wrote it
 * @param span where it stands
 * @param holds whether it is so
 * @param witness a shortest trace that shows why it is or is not so, where one trace can
 */
public record CheckResult(String text, Span span, boolean holds, Optional<Witness> witness) {}
