package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Every combination of a state of the whole and states of its parts that some trace reaches: a
 * product that is not minimised.
 */
final class Places {
  /** Of a larger composition nobody reads the diagram. */
  private static final int MOST = 2_000;

  private final MonitorModel whole;
  private final Structure structure;
  private final DecisionDiagrams store;
  private final List<List<Integer>> tuples = new ArrayList<>();
  private final Map<List<Integer>, Integer> numbers = new HashMap<>();

  /**
   * Where the whole and its parts are.
   *
   * @param later whether the second part of a sequence is at work
   * @param parts the states of the parts; of a sequence that of the part at work alone
   */
  record Place(int state, boolean later, List<Integer> parts) {}

  private Places(MonitorModel whole, Structure structure) {
    this.whole = whole;
    this.structure = structure;
    this.store = whole.automaton().diagrams().sibling();
  }

  /** The places, or none if they are too many. */
  static List<Place> of(MonitorModel whole, Structure structure) {
    return whole.states().size() > MOST ? List.of() : new Places(whole, structure).explore();
  }

  /** The parts whose states a place has. */
  static List<Part> atWork(Structure structure, boolean later) {
    boolean sequence = structure.accept(new IsSequence());
    return sequence ? List.of(structure.parts().get(later ? 1 : 0)) : structure.parts();
  }

  private List<Place> explore() {
    List<Integer> initial =
        atWork(structure, false).stream().map(part -> part.model().initial()).toList();
    Set<Place> places = new LinkedHashSet<>();
    List<Place> todo = new ArrayList<>();
    todo.add(entered(whole.initial(), false, initial));
    places.add(todo.get(0));
    for (int i = 0; i < todo.size() && places.size() <= MOST; i++) {
      for (int leaf : store.leaves(successors(todo.get(i)))) {
        if (leaf != SymbolicAutomaton.IMPOSSIBLE) {
          List<Integer> tuple = tuples.get(leaf);
          Place next = entered(tuple.get(0), todo.get(i).later(), tuple.subList(1, tuple.size()));
          if (places.add(next)) {
            todo.add(next);
          }
        }
      }
    }
    return places.size() <= MOST ? todo : List.of();
  }

  /** In a sequence, the second part takes over where the first is secured. */
  private Place entered(int state, boolean later, List<Integer> parts) {
    List<Part> atWork = atWork(structure, later);
    boolean over =
        !later
            && structure.accept(new IsSequence())
            && atWork.get(0).model().states().get(parts.get(0)).verdict() == Verdict.SATISFIED;
    return over
        ? new Place(state, true, List.of(atWork(structure, true).get(0).model().initial()))
        : new Place(state, later, List.copyOf(parts));
  }

  /** The diagram whose leaves are numbers of tuples: the next state of the whole, then of parts. */
  private int successors(Place place) {
    List<Part> parts = atWork(structure, place.later());
    int diagram = store.map(moved(whole, place.state()), to -> to < 0 ? to : number(List.of(to)));
    for (int i = 0; i < parts.size(); i++) {
      int next = moved(parts.get(i).model(), place.parts().get(i));
      diagram = store.combine(diagram, next, this::extended);
    }
    return diagram;
  }

  private int moved(MonitorModel model, int state) {
    return model
        .automaton()
        .diagrams()
        .mapInto(store, model.automaton().behaviour(state), to -> to);
  }

  private int extended(int tuple, int state) {
    return tuple < 0
        ? tuple
        : number(
            IntStream.concat(
                    tuples.get(tuple).stream().mapToInt(Integer::intValue), IntStream.of(state))
                .boxed()
                .toList());
  }

  private int number(List<Integer> tuple) {
    int made = tuples.size();
    Integer known = numbers.putIfAbsent(tuple, made);
    if (known != null) {
      return known;
    }
    tuples.add(tuple);
    return made;
  }
}
