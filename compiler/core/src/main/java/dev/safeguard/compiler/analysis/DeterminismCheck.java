package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;

/** Finds two transitions of a state that take one observation to different states. */
final class DeterminismCheck implements Check {
  @Override
  public void examine(Examination examination, Findings findings) {
    for (int q = 0; q < examination.draft().states().size(); q++) {
      DraftAutomaton.State state = examination.state(q);
      for (Claims.Conflict conflict : examination.claims(q).conflicts()) {
        DraftAutomaton.Transition earlier = state.transitions().get(conflict.earlier());
        DraftAutomaton.Transition later = state.transitions().get(conflict.later());
        findings.add(
            DiagnosticCode.GUARD_OVERLAP,
            later.span(),
            "in state `"
                + state.name()
                + "` this transition to `"
                + target(examination, later)
                + "` and the one on "
                + earlier.span().place()
                + " to `"
                + target(examination, earlier)
                + "` hold for the same observation",
            "Make one of the guards exclude the other; `else on` excludes every guard above it.",
            examination.ambiguous(q, conflict.common()));
      }
    }
  }

  private static String target(Examination examination, DraftAutomaton.Transition transition) {
    return examination.state(transition.target()).name();
  }
}
