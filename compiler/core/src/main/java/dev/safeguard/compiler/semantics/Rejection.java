package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;

/** Ends the expansion of one declaration; {@link TemplateExpansion} turns it into a finding. */
final class Rejection extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final DiagnosticCode code;
  private final transient Span span;
  private final String help;

  Rejection(DiagnosticCode code, Span span, String message, String help) {
    super(message, null, false, false);
    this.code = code;
    this.span = span;
    this.help = help;
  }

  void report(Findings findings) {
    findings.add(code, span, String.valueOf(getMessage()), help);
  }
}
