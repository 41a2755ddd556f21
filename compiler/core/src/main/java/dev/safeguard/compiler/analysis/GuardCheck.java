package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;

/** Warns of transitions that no possible observation takes. */
final class GuardCheck implements Check {
  @Override
  public void examine(Examination examination, Findings findings) {
    for (DraftAutomaton.State state : examination.draft().states()) {
      for (DraftAutomaton.Transition transition : state.transitions()) {
        if (transition.implied() || !transition.effective().isNothing()) {
          continue;
        }
        boolean possible = !transition.guard().and(examination.alphabet().assumption()).isNothing();
        if (possible) {
          findings.add(
              DiagnosticCode.GUARD_SHADOWED,
              transition.span(),
              "the guards above take every observation that this transition could",
              transition.guard().isEverything()
                  ? "Leave it out; nothing is left for it."
                  : "Put it before them, or leave it out.");
        } else {
          findings.add(
              DiagnosticCode.GUARD_UNSATISFIABLE,
              transition.span(),
              transition.guard().isNothing()
                  ? "no observation satisfies this guard"
                  : "no observation that the assumptions allow satisfies this guard",
              "Correct the guard, or leave the transition out.");
        }
      }
    }
  }
}
