package dev.safeguard.compiler.comparison;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Relabeling;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.limits.Budget;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * Two safeguards over the labels of both, which are the same where they are called the same. What
 * one of them does not declare it does not look at, so that such a label is free there.
 *
 * @param labels those of the first in their order, then what the second has besides
 */
record Alignment(List<String> labels, Side first, Side second) {
  Alignment {
    labels = List.copyOf(labels);
  }

  /**
   * A safeguard over the labels of both.
   *
   * @param automaton its behaviour; impossible is what its own assumption excludes
   * @param assumption the observations that it assumes to be possible
   * @param projection what it sees of an observation
   */
  record Side(
      MonitorModel model,
      SymbolicAutomaton automaton,
      Guard assumption,
      LongUnaryOperator projection) {}

  /**
   * Aligns two safeguards whose labels fit into an observation.
   *
   * @param budget the most diagram nodes of both together, and the time
   */
  static Alignment of(MonitorModel first, MonitorModel second, Budget budget) {
    List<String> labels = labels(first, second);
    DecisionDiagrams store =
        DecisionDiagrams.withOrder(order(labels, List.of(first, second)), budget);
    return new Alignment(labels, side(first, labels, store), side(second, labels, store));
  }

  static List<String> labels(MonitorModel first, MonitorModel second) {
    Set<String> labels = new LinkedHashSet<>(first.alphabet().labels());
    labels.addAll(second.alphabet().labels());
    return List.copyOf(labels);
  }

  /** The order in which the first tests its labels, then what the second tests besides. */
  private static int[] order(List<String> labels, List<MonitorModel> models) {
    Set<Integer> order = new LinkedHashSet<>();
    for (MonitorModel model : models) {
      for (int label : model.automaton().diagrams().order()) {
        order.add(labels.indexOf(model.alphabet().labels().get(label)));
      }
    }
    return order.stream().mapToInt(Integer::intValue).toArray();
  }

  private static Side side(MonitorModel model, List<String> labels, DecisionDiagrams store) {
    int[] places = model.alphabet().labels().stream().mapToInt(labels::indexOf).toArray();
    SymbolicAutomaton own = model.automaton();
    Relabeling relabeling = new Relabeling(own.diagrams(), store, places);
    int[] behaviour = new int[own.stateCount()];
    Arrays.setAll(behaviour, state -> relabeling.copy(own.behaviour(state)));
    BitSet accepting = new BitSet();
    for (int state = 0; state < behaviour.length; state++) {
      accepting.set(state, own.isAccepting(state));
    }
    return new Side(
        model,
        new SymbolicAutomaton(store, behaviour, accepting, own.initial()),
        new Guard(store, relabeling.copy(model.alphabet().assumption().root())),
        observation -> project(observation, places));
  }

  private static long project(long observation, int[] places) {
    long own = 0;
    for (int i = 0; i < places.length; i++) {
      own |= (observation >>> places[i] & 1) << i;
    }
    return own;
  }

  /** The labels that only one of them declares. */
  List<String> missing(Side side) {
    List<String> missing = new ArrayList<>(labels);
    missing.removeAll(side.model().alphabet().labels());
    return missing;
  }
}
