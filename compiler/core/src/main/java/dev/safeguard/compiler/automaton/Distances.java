package dev.safeguard.compiler.automaton;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;

/**
 * For each state of a safeguard the length of a shortest trace to a verdict. The world may have to
 * play along: it is a lower bound on what happens.
 */
public final class Distances {
  private final SymbolicAutomaton automaton;

  /** The states that lead to each, by number. */
  private final IntList[] predecessors;

  private Distances(SymbolicAutomaton automaton) {
    this.automaton = automaton;
    this.predecessors = new IntList[automaton.stateCount()];
    Arrays.setAll(predecessors, q -> new IntList());
    for (int q = 0; q < predecessors.length; q++) {
      for (int to : automaton.successors(q)) {
        predecessors[to].add(q);
      }
    }
  }

  /**
   * The distances to a verdict: 0 for states that have it, empty where it cannot be reached. Takes
   * time linear in states and edges.
   */
  public static List<OptionalInt> of(MonitorModel model, Verdict verdict) {
    BitSet targets = new BitSet();
    for (int q = 0; q < model.states().size(); q++) {
      targets.set(q, model.states().get(q).verdict() == verdict);
    }
    return new Distances(model.automaton()).to(targets);
  }

  private List<OptionalInt> to(BitSet targets) {
    OptionalInt[] distances = new OptionalInt[automaton.stateCount()];
    Arrays.fill(distances, OptionalInt.empty());
    IntList queue = new IntList();
    targets.stream().forEach(queue::add);
    targets.stream().forEach(q -> distances[q] = OptionalInt.of(0));
    for (int i = 0; i < queue.size(); i++) {
      int q = queue.get(i);
      for (int e = 0; e < predecessors[q].size(); e++) {
        int before = predecessors[q].get(e);
        if (distances[before].isEmpty()) {
          distances[before] = OptionalInt.of(distances[q].getAsInt() + 1);
          queue.add(before);
        }
      }
    }
    return List.of(distances);
  }
}
