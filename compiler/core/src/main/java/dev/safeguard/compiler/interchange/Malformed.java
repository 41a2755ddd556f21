package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Span;

/** Ends the reading of a text, which a finding then explains; never leaves this package. */
final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient DiagnosticCode code;
  private final transient Span span;
  private final String help;

  private Malformed(DiagnosticCode code, Span span, String message, String help) {
    super(message, null, false, false);
    this.code = code;
    this.span = span;
    this.help = help;
  }

  /** The text is not of the format. */
  static Malformed text(Span span, String message, String help) {
    return new Malformed(DiagnosticCode.AUTOMATON_MALFORMED, span, message, help);
  }

  /** The text is of the format and says something that no safeguard can mean. */
  static Malformed meaning(Span span, String message, String help) {
    return new Malformed(DiagnosticCode.AUTOMATON_UNSUPPORTED, span, message, help);
  }

  /** The text has more labels than an observation can hold. */
  static Malformed labels(Span span, String message) {
    return new Malformed(
        DiagnosticCode.LIMIT_LABELS, span, message, "Leave out labels that nothing depends on.");
  }

  DiagnosticCode code() {
    return code;
  }

  Span span() {
    return span;
  }

  String message() {
    return String.valueOf(getMessage());
  }

  String help() {
    return help;
  }
}
