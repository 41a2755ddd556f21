package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;

/** Which states of a safeguard are violated, by number. */
final class ViolatedStates {
  private ViolatedStates() {}

  static boolean[] of(Safeguard safeguard) {
    boolean[] violated = new boolean[safeguard.states().size()];
    for (int q = 0; q < violated.length; q++) {
      violated[q] = safeguard.states().get(q).verdict() == Verdict.VIOLATED;
    }
    return violated;
  }
}
