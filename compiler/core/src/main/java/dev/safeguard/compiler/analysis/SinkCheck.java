package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import java.util.BitSet;

/** Compares the states that the author marked as rejecting with those that are doomed. */
final class SinkCheck implements Check {
  @Override
  public void examine(Examination examination, Findings findings) {
    int reported = 0;
    for (int q = 0; q < examination.draft().states().size() && reported < MOST_FINDINGS; q++) {
      DraftAutomaton.State state = examination.state(q);
      boolean doomed = examination.verdict(q) == Verdict.VIOLATED;
      if (state.rejecting() && !doomed) {
        reportEscape(examination, q, findings);
        reported++;
      } else if (!state.rejecting()
          && doomed
          && examination.isComplete()
          && examination.reachable().get(q)) {
        reportUnmarked(examination, q, findings);
        reported++;
      }
    }
  }

  /** The states that their author marked as rejecting, and that are not doomed. */
  static BitSet escaping(Examination examination) {
    BitSet escaping = new BitSet();
    for (int q = 0; q < examination.draft().states().size(); q++) {
      escaping.set(
          q, examination.state(q).rejecting() && examination.verdict(q) != Verdict.VIOLATED);
    }
    return escaping;
  }

  private static void reportEscape(Examination examination, int q, Findings findings) {
    DraftAutomaton.State state = examination.state(q);
    findings.add(
        DiagnosticCode.SINK_ESCAPES,
        state.span(),
        "the state `"
            + state.name()
            + "` is marked rejecting, but an accepting state can be reached from it",
        "Take away the way out, or mark the state `pending`.",
        examination.trace(q, examination.accepting()));
  }

  private static void reportUnmarked(Examination examination, int q, Findings findings) {
    DraftAutomaton.State state = examination.state(q);
    BitSet target = new BitSet();
    target.set(q);
    findings.add(
        DiagnosticCode.SINK_UNMARKED,
        state.span(),
        "no accepting state can be reached from `"
            + state.name()
            + "`, but it is not marked rejecting",
        "Mark it `rejecting`, or give it a way to an accepting state.",
        examination.trace(examination.draft().initial(), target));
  }
}
