package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.OptionalInt;

/** A run of one automaton. */
public final class AutomatonRun implements Run {
  private final MonitorModel model;
  private int before;
  private int state;
  private long last;
  private boolean begun;

  /** Begins in the initial state. */
  public AutomatonRun(MonitorModel model) {
    this.model = model;
    this.state = model.initial();
  }

  @Override
  public boolean step(long observation) {
    int next = model.automaton().successor(state, observation);
    if (next == SymbolicAutomaton.IMPOSSIBLE) {
      return false;
    }
    before = state;
    state = next;
    last = observation;
    begun = true;
    return true;
  }

  @Override
  public Verdict verdict() {
    return model.states().get(state).verdict();
  }

  @Override
  public String state() {
    return model.states().get(state).name();
  }

  @Override
  public OptionalInt line() {
    return begun
        ? model.states().get(before).edges().stream()
            .filter(edge -> edge.line() > 0 && edge.guard().admits(last))
            .mapToInt(MonitorModel.Edge::line)
            .findFirst()
        : OptionalInt.empty();
  }
}
