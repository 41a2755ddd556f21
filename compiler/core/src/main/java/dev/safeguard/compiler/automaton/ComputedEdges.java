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
      DecisionDiagrams diagrams = automaton.diagrams();
      Preimages guards = Preimages.of(diagrams, automaton.behaviour(state));
      for (int i = 0; i < guards.values().length; i++) {
        int target = guards.values()[i];
        if (target != SymbolicAutomaton.IMPOSSIBLE) {
          Guard guard = new Guard(diagrams, guards.diagrams()[i]);
          made.add(new MonitorModel.Edge(target, guard, line));
        }
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
