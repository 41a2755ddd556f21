package dev.safeguard.compiler.diagnostics;

import java.util.Comparator;
import java.util.Optional;

/**
 * One finding.
 *
 * @param code what kind of finding
 * @param file the name of the source
 * @param span where
 * @param message one sentence in the author's terms
 * @param help what to do about it
 * @param witness evidence, where there can be any
 */
public record Diagnostic(
    DiagnosticCode code,
    String file,
    Span span,
    String message,
    String help,
    Optional<Witness> witness) {

  /** By place, then by code, then by message: the order in which findings are reported. */
  public static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::span)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  public Severity severity() {
    return code.severity();
  }

  public boolean isError() {
    return severity() == Severity.ERROR;
  }
}
