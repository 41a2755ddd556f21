package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.interchange.ImportedAutomaton.Edge;
import dev.safeguard.compiler.interchange.ImportedAutomaton.State;
import dev.safeguard.compiler.interchange.RewardMachineText.Transition;
import dev.safeguard.compiler.limits.Budget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads simple reward machines (Toro Icarte and others 2022, Definition 3.2). The machine's task is
 * done in a terminal state: these are accepting, and never left. A machine without terminal states
 * has no end, and all of its states are accepting. An observation for which a state has no
 * transition makes the machine fall, and violates the safeguard, which costs nothing, as there.
 *
 * <p>A machine pays on its transitions and a safeguard on coming to a state; so a state to which
 * transitions with different rewards lead becomes one state for each reward.
 */
final class RewardMachineReader {
  /** A state of the machine, and what the transitions pay that lead here. */
  private record Place(int state, double reward) {}

  private final Source source;
  private final RewardMachineText text;
  private final Labels labels = new Labels();
  private final DecisionDiagrams diagrams;
  private final Map<Integer, List<Transition>> leaving = new LinkedHashMap<>();
  private final Map<Place, Integer> places = new LinkedHashMap<>();

  private RewardMachineReader(Source source, Budget budget) {
    this.source = source;
    this.text = RewardMachineText.read(source.text());
    for (Transition transition : text.transitions()) {
      transition
          .formula()
          .literals()
          .forEach(literal -> labels.add(literal.label(), literal.span()));
      if (!text.terminal().contains(transition.from())) {
        leaving.computeIfAbsent(transition.from(), state -> new ArrayList<>()).add(transition);
      }
    }
    this.diagrams = labels.store(budget);
    number();
  }

  /**
   * Reads one machine.
   *
   * @throws Malformed if there is none
   */
  static ImportedAutomaton read(Source source, Budget budget) {
    return new RewardMachineReader(source, budget).automaton();
  }

  /** Gives the states their numbers, in the order of the machine's, then of their transitions. */
  private void number() {
    Map<Integer, Set<Double>> rewards = new HashMap<>();
    Set<Integer> states = new TreeSet<>(Set.of(text.initial()));
    states.addAll(leaving.keySet());
    leaving.values().stream()
        .flatMap(Collection::stream)
        .forEach(
            transition -> {
              states.add(transition.to());
              rewards
                  .computeIfAbsent(transition.to(), state -> new LinkedHashSet<>())
                  .add(transition.reward());
            });
    for (int state : states) {
      for (double reward : rewards.getOrDefault(state, Set.of(0.0))) {
        places.put(new Place(state, reward), places.size());
      }
    }
  }

  private ImportedAutomaton automaton() {
    Map<Integer, List<Edge>> edges = new HashMap<>();
    leaving.forEach((state, transitions) -> edges.put(state, edges(transitions)));
    Set<String> taken = new LinkedHashSet<>();
    List<State> states = new ArrayList<>();
    places.forEach((place, number) -> states.add(state(place, number, edges, taken)));
    return new ImportedAutomaton(
        ImportedNames.module(source),
        ImportedNames.of(source),
        Span.START,
        "",
        new Alphabet(labels.names(), Guard.everything(diagrams), "", 0),
        states,
        places.keySet().stream()
            .filter(place -> place.state() == text.initial())
            .limit(1)
            .map(place -> Objects.requireNonNull(places.get(place)))
            .toList(),
        0);
  }

  /** Of several transitions that hold for one observation the first is taken. */
  private List<Edge> edges(List<Transition> transitions) {
    Guard above = Guard.nothing(diagrams);
    List<Edge> edges = new ArrayList<>();
    for (Transition transition : transitions) {
      Guard guard = transition.formula().guard(labels, diagrams);
      Place target = new Place(transition.to(), transition.reward());
      int number = Objects.requireNonNull(places.get(target));
      edges.add(new Edge(guard.without(above), number, transition.span()));
      above = above.or(guard);
    }
    return edges;
  }

  private State state(Place place, int number, Map<Integer, List<Edge>> edges, Set<String> taken) {
    boolean terminal = text.terminal().contains(place.state());
    String plain = "u" + place.state();
    String name = taken.add(plain) ? plain : plain + " for " + place.reward();
    Span span =
        leaving.getOrDefault(place.state(), List.of()).stream()
            .map(Transition::span)
            .findFirst()
            .orElse(Span.START);
    return new State(
        name,
        span,
        "",
        terminal || text.terminal().isEmpty(),
        place.reward(),
        terminal && place.reward() != 0,
        terminal
            ? List.of(new Edge(Guard.everything(diagrams), number, span))
            : edges.getOrDefault(place.state(), List.of()));
  }
}
