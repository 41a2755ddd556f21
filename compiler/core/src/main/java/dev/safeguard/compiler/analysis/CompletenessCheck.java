package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;

/** Finds observations that no transition of a state takes. */
final class CompletenessCheck implements Check {
  @Override
  public void examine(Examination examination, Findings findings) {
    for (int q = 0; q < examination.draft().states().size(); q++) {
      DraftAutomaton.State state = examination.state(q);
      Guard gap = examination.claims(q).unclaimed();
      if (state.complete() && !gap.isNothing()) {
        findings.add(
            DiagnosticCode.GUARD_GAP,
            state.span(),
            "the state `"
                + state.name()
                + (state.transitions().isEmpty()
                    ? "` has no transition"
                    : "` has no transition for some observation"),
            "Add `else -> ...` to the state, or `otherwise stay` after the safeguard's name.",
            examination.untaken(q, gap));
      }
    }
  }
}
