package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;

/** Warns of safeguards that can never be violated. */
final class VacuityCheck implements Check {
  @Override
  public void examine(Examination examination, Findings findings) {
    if (examination.isComplete()
        && SinkCheck.escaping(examination).isEmpty()
        && !examination.with(Verdict.VIOLATED).intersects(examination.reachable())) {
      report(
          examination.draft().name(),
          examination.draft().span(),
          "Add a transition into a rejecting state, or leave the safeguard out.",
          findings);
    }
  }

  static void report(String safeguard, Span span, String help, Findings findings) {
    findings.add(
        DiagnosticCode.SAFEGUARD_VACUOUS,
        span,
        "no trace violates the safeguard `" + safeguard + "`",
        help);
  }
}
