package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.automaton.DraftAutomaton.Transition;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.interchange.ImportedAutomaton.Edge;
import dev.safeguard.compiler.interchange.ImportedAutomaton.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes an imported automaton deterministic and total under its assumption. One that is
 * deterministic keeps its states as they are; of any other, the states are the sets of states that
 * some trace leads to (Rabin and Scott 1959), found by decision diagrams whose leaves are such
 * sets, so that no observation is enumerated. Where there is no way on, a state {@code rejected}
 * follows.
 */
final class Determinization {
  private static final int LONGEST_NAME = 40;

  private final ImportedAutomaton imported;
  private final DecisionDiagrams diagrams;
  private final Guard possible;
  private final StateSets sets;
  private final int[] behaviours;

  private Determinization(ImportedAutomaton imported, int mostStates) {
    this.imported = imported;
    this.possible = imported.alphabet().assumption();
    this.diagrams = possible.diagrams();
    // Each state alone and the empty set are no result of the construction.
    this.sets = new StateSets(mostStates + imported.states().size() + 1);
    this.behaviours = new int[imported.states().size()];
    Arrays.setAll(behaviours, q -> sets.singleton(q));
    Arrays.setAll(behaviours, this::behaviour);
  }

  /**
   * The deterministic automaton.
   *
   * @param mostStates the most sets of states that may be met
   * @throws dev.safeguard.compiler.limits.BudgetExceededException if there are more, or the store
   *     has no room
   */
  static DraftAutomaton of(ImportedAutomaton imported, int mostStates) {
    return new Determinization(imported, mostStates).run();
  }

  /** The diagram whose leaves are the sets of states that follow a state, possible or not. */
  private int behaviour(int state) {
    int behaviour = diagrams.leaf(StateSets.EMPTY);
    for (Edge edge : imported.states().get(state).edges()) {
      int target = sets.singleton(edge.target());
      int taken = diagrams.map(edge.guard().root(), leaf -> leaf == 1 ? target : StateSets.EMPTY);
      behaviour = diagrams.combine(behaviour, taken, sets::union);
    }
    return behaviour;
  }

  private DraftAutomaton run() {
    int initial = StateSets.EMPTY;
    for (int state : imported.initial()) {
      initial = sets.union(initial, sets.singleton(state));
    }
    List<Integer> reached = isDeterministic() ? singletons() : reachable(initial);
    Map<Integer, Integer> numbers = new HashMap<>();
    reached.forEach(set -> numbers.put(set, numbers.size()));
    Set<String> names = new LinkedHashSet<>();
    List<DraftAutomaton.State> states = new ArrayList<>();
    for (int set : reached) {
      states.add(state(set, name(set, names), numbers));
    }
    return new DraftAutomaton(
        imported.module(),
        imported.name(),
        imported.span(),
        imported.documentation(),
        imported.alphabet(),
        states,
        Objects.requireNonNull(numbers.get(initial)),
        imported.penalty());
  }

  private boolean isDeterministic() {
    return imported.initial().size() == 1
        && Arrays.stream(behaviours)
            .flatMap(behaviour -> Arrays.stream(possibleLeaves(behaviour)))
            .allMatch(set -> sets.states(set).size() <= 1);
  }

  /** Every state by itself, and the empty set if some observation leads to it. */
  private List<Integer> singletons() {
    List<Integer> singletons =
        IntStream.range(0, behaviours.length)
            .mapToObj(sets::singleton)
            .collect(Collectors.toCollection(ArrayList::new));
    boolean total =
        Arrays.stream(behaviours)
            .flatMap(behaviour -> Arrays.stream(possibleLeaves(behaviour)))
            .noneMatch(set -> set == StateSets.EMPTY);
    if (!total) {
      singletons.add(StateSets.EMPTY);
    }
    return singletons;
  }

  private List<Integer> reachable(int initial) {
    Set<Integer> seen = new LinkedHashSet<>(List.of(initial));
    List<Integer> found = new ArrayList<>(seen);
    for (int i = 0; i < found.size(); i++) {
      for (int next : possibleLeaves(behaviourOf(found.get(i)))) {
        if (seen.add(next)) {
          found.add(next);
        }
      }
    }
    return found;
  }

  private int behaviourOf(int set) {
    return sets.states(set).stream()
        .mapToInt(state -> behaviours[state])
        .reduce((left, right) -> diagrams.combine(left, right, sets::union))
        .orElseGet(() -> diagrams.leaf(StateSets.EMPTY));
  }

  /** The leaves of a behaviour that an observation within the assumption leads to. */
  private int[] possibleLeaves(int behaviour) {
    if (possible.isEverything()) {
      return diagrams.leaves(behaviour);
    }
    return Arrays.stream(diagrams.leaves(behaviour))
        .filter(set -> !taken(behaviour, set).and(possible).isNothing())
        .toArray();
  }

  private Guard taken(int behaviour, int set) {
    return new Guard(diagrams, diagrams.preimage(behaviour, set));
  }

  private DraftAutomaton.State state(int set, String name, Map<Integer, Integer> numbers) {
    List<State> members = sets.states(set).stream().map(imported.states()::get).toList();
    Span span = members.isEmpty() ? imported.span() : members.get(0).span();
    int behaviour = behaviourOf(set);
    List<Transition> transitions = new ArrayList<>();
    for (int next : inOrder(members, possibleLeaves(behaviour))) {
      Guard guard = taken(behaviour, next);
      transitions.add(
          new Transition(
              guard,
              guard.and(possible),
              Objects.requireNonNull(numbers.get(next)),
              span(members, next, span),
              false));
    }
    boolean single = members.size() == 1;
    return new DraftAutomaton.State(
        name,
        span,
        single ? members.get(0).documentation() : "",
        members.stream().anyMatch(State::accepting),
        false,
        single ? members.get(0).reward() : 0,
        single && members.get(0).rewardOnce(),
        transitions,
        true);
  }

  /** The sets that follow, in the order of the edges that lead to them alone; then the others. */
  private List<Integer> inOrder(List<State> members, int[] next) {
    Set<Integer> remaining = Arrays.stream(next).boxed().collect(Collectors.toSet());
    List<Integer> ordered = new ArrayList<>();
    members.stream()
        .flatMap(member -> member.edges().stream())
        .map(edge -> sets.singleton(edge.target()))
        .filter(remaining::remove)
        .forEach(ordered::add);
    Arrays.stream(next).filter(remaining::contains).forEach(ordered::add);
    return ordered;
  }

  /** Where the first edge to a state stands, or else the state that it leaves. */
  private Span span(List<State> members, int next, Span otherwise) {
    return members.stream()
        .flatMap(member -> member.edges().stream())
        .filter(edge -> sets.singleton(edge.target()) == next)
        .map(Edge::span)
        .findFirst()
        .orElse(otherwise);
  }

  private String name(int set, Set<String> taken) {
    List<Integer> states = sets.states(set);
    String name =
        states.isEmpty()
            ? "rejected"
            : states.stream()
                .map(state -> imported.states().get(state).name())
                .collect(Collectors.joining(", "));
    String own = name.length() > LONGEST_NAME && states.size() > 1 ? "s" + taken.size() : name;
    while (!taken.add(own)) {
      own += "'";
    }
    return own;
  }
}
