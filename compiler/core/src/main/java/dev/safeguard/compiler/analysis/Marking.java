package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Marks what an author would have marked, in a draft that comes without marks. */
public final class Marking {
  private Marking() {}

  /** The draft in which exactly the doomed states are claimed to be rejecting. */
  public static DraftAutomaton of(DraftAutomaton draft) {
    BitSet accepting = new BitSet();
    for (int q = 0; q < draft.states().size(); q++) {
      accepting.set(q, draft.states().get(q).accepting());
    }
    Verdict[] verdicts = StateVerdicts.of(StateGraph.of(draft), accepting);
    List<DraftAutomaton.State> states = new ArrayList<>();
    for (int q = 0; q < verdicts.length; q++) {
      states.add(draft.states().get(q).marked(verdicts[q] == Verdict.VIOLATED));
    }
    return new DraftAutomaton(
        draft.module(),
        draft.name(),
        draft.span(),
        draft.documentation(),
        draft.alphabet(),
        states,
        draft.initial(),
        draft.penalty());
  }
}
