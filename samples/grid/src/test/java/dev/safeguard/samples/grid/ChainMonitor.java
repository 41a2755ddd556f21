package dev.safeguard.samples.grid;

import dev.safeguard.runtime.Guard;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.List;

/** A monitor for safeguards whose states are chains of {@code else on}: the first match counts. */
final class ChainMonitor implements Monitor {

  /** A transition on any of a set of labels. */
  record Transition(long labels, int target) {}

  private final Safeguard safeguard;
  private final List<List<Transition>> chains;
  private int state;

  ChainMonitor(Safeguard safeguard, List<List<Transition>> chains) {
    this.safeguard = safeguard;
    this.chains = chains;
    reset();
  }

  @Override
  public Safeguard safeguard() {
    return safeguard;
  }

  @Override
  public Verdict step(long labels) {
    state = successor(state, labels);
    return verdict();
  }

  @Override
  public int state() {
    return state;
  }

  @Override
  public Verdict verdict() {
    return safeguard.states().get(state).verdict();
  }

  @Override
  public void reset() {
    state = safeguard.initial();
  }

  @Override
  public int successor(int from, long labels) {
    List<Transition> chain = chains.get(from);
    for (int i = 0; i < chain.size(); i++) {
      if ((chain.get(i).labels() & labels) != 0) {
        return chain.get(i).target();
      }
    }
    return from;
  }

  @Override
  public void restore(int state) {
    this.state = state;
  }

  @Override
  public Guard safeNext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Guard unsafeNext() {
    throw new UnsupportedOperationException();
  }
}
