package dev.safeguard.compiler;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.Span;
import java.util.Optional;

/**
 * How a test ended.
 *
 * @param safeguard the safeguard that it is about
 * @param name the name of the test
 * @param span where it stands
 * @param failure why it failed, or empty if it passed
 */
public record TestResult(String safeguard, String name, Span span, Optional<Diagnostic> failure) {

  public boolean passed() {
    return failure.isEmpty();
  }
}
