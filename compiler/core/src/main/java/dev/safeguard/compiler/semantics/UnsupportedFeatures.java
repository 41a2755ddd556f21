package dev.safeguard.compiler.semantics;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.syntax.Declaration;
import dev.safeguard.compiler.syntax.Declaration.Attribute;
import dev.safeguard.compiler.syntax.SyntaxTree;

/**
 * Says of every construct that the language knows and the compiler does not build that it is so.
 */
final class UnsupportedFeatures {
  private final Findings findings;

  UnsupportedFeatures(Findings findings) {
    this.findings = findings;
  }

  void report(SyntaxTree tree) {
    tree.all(Declaration.LabelThreshold.class)
        .forEach(d -> report(d.span(), "labels with a probability"));
    tree.all(Declaration.Safeguard.class).forEach(this::report);
  }

  private void report(Declaration.Safeguard safeguard) {
    safeguard.forEach().ifPresent(each -> report(each.span(), "safeguards for each of many keys"));
    safeguard.body().attributes().stream()
        .filter(Attribute.Potential.class::isInstance)
        .forEach(potential -> report(potential.span(), "potentials"));
  }

  /** Reports one construct, in the plural. */
  void report(Span span, String what) {
    findings.add(
        DiagnosticCode.FEATURE_UNSUPPORTED,
        span,
        "the language has " + what + ", but this compiler does not build them yet",
        "Leave it out for now; docs/language.md says what can be used.");
  }
}
