package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;

/** Warns of safeguards that can never be violated. */
final class VacuityCheck implements Check {
  @Override
  public void examine(Examination examination, Findings findings) {
    if (examination.isComplete()
        && SinkCheck.escaping(examination).isEmpty()
        && !examination.with(Verdict.VIOLATED).intersects(examination.reachable())) {
      findings.add(
          DiagnosticCode.SAFEGUARD_VACUOUS,
          examination.draft().span(),
          "no trace violates the safeguard `" + examination.draft().name() + "`",
          "Add a transition into a rejecting state, or leave the safeguard out.");
    }
  }
}
