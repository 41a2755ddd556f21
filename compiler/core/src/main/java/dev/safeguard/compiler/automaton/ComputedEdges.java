package dev.safeguard.compiler.automaton;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ways out of a state, by their targets, worked out when somebody first asks for them: an
 * automaton of a few thousand states can have millions.
 */
final class ComputedEdges extends AbstractList<MonitorModel.Edge> {
  private final SymbolicAutomaton automaton;
  private final int state;
  private final int line;
  private volatile @Nullable List<MonitorModel.Edge> edges;

  ComputedEdges(SymbolicAutomaton automaton, int state, int line) {
    this.automaton = automaton;
    this.state = state;
    this.line = line;
  }

  private List<MonitorModel.Edge> edges() {
    List<MonitorModel.Edge> known = edges;
    if (known == null) {
      List<MonitorModel.Edge> made = new ArrayList<>();
      for (int target : automaton.successors(state)) {
        made.add(new MonitorModel.Edge(target, automaton.guard(state, target), line));
      }
      known = List.copyOf(made);
      edges = known;
    }
    return known;
  }

  @Override
  public MonitorModel.Edge get(int index) {
    return edges().get(index);
  }

  @Override
  public int size() {
    return edges().size();
  }
}
