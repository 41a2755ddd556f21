package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Safeguard;
import java.util.List;

/**
 * How states carry over from one stage's safeguard to the next: to each state of the new safeguard
 * belongs the old state of the same name; to a new initial state without a namesake, the old
 * initial state. All other states are new, and Eq. 7 gives them their first values.
 */
final class StateMapping {
  /** Marks a state that is new. */
  static final int NEW = -1;

  private StateMapping() {}

  /** For each state of {@code to}, the state of {@code from} that it continues, or {@link #NEW}. */
  static int[] between(Safeguard from, Safeguard to) {
    List<String> old = from.states().stream().map(Safeguard.State::name).toList();
    int[] sources = new int[to.states().size()];
    for (int state = 0; state < sources.length; state++) {
      int namesake = old.indexOf(to.states().get(state).name());
      sources[state] = namesake < 0 && state == to.initial() ? from.initial() : namesake;
    }
    return sources;
  }
}
