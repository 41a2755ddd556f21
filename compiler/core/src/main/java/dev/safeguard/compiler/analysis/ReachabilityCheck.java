package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;

/** Warns of states that no trace reaches. */
final class ReachabilityCheck implements Check {
  @Override
  public void examine(Examination examination, Findings findings) {
    int states = examination.draft().states().size();
    int reported = 0;
    for (int q = examination.reachable().nextClearBit(0);
        q < states && reported < MOST_FINDINGS && examination.isComplete();
        q = examination.reachable().nextClearBit(q + 1)) {
      DraftAutomaton.State state = examination.state(q);
      reported++;
      findings.add(
          DiagnosticCode.STATE_UNREACHABLE,
          state.span(),
          "no trace reaches the state `" + state.name() + "`",
          "Add a transition into it, or leave it out.");
    }
  }
}
