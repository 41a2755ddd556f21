package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.interchange.HoaToken.Kind;
import dev.safeguard.compiler.interchange.ImportedAutomaton.Edge;
import dev.safeguard.compiler.interchange.ImportedAutomaton.State;
import dev.safeguard.compiler.limits.Budget;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the Hanoi Omega-Automata format, version 1, for finite traces. What {@link HoaAcceptance}
 * asks of the end of a run is asked of the state in which it ends, and, where edges carry sets, of
 * the last edge too; then a state is divided by the edges that lead into it.
 */
final class HoaReader {
  private static final int MOST_IMPLICIT = 16;

  private final HoaTokens tokens;
  private final HoaHeader header;
  private final HoaAcceptance acceptance;
  private final HoaLabels labels;
  private final Map<Integer, Body> bodies = new TreeMap<>();

  private record Body(Span span, Optional<String> name, BitSet marks, List<Way> ways) {
    /** What is known of a state that is mentioned and not described: it has no way on. */
    static final Body NONE = new Body(Span.START, Optional.empty(), new BitSet(), List.of());
  }

  private record Way(Guard guard, int target, BitSet marks, Span span) {}

  /** A state of the result: one of the text, and whether a run that has just come to it accepts. */
  private record Place(int state, boolean accepting) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::state).thenComparing(place -> !place.accepting());

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private HoaReader(Source source, Budget budget) {
    this.tokens = new HoaTokens(HoaLexer.tokens(source.text()));
    this.header = new HoaHeader(source, tokens, budget);
    this.acceptance = header.acceptance();
    this.labels = header.labels();
  }

  /**
   * Reads one automaton.
   *
   * @throws Malformed if there is none
   */
  static ImportedAutomaton read(Source source, Budget budget) {
    HoaReader reader = new HoaReader(source, budget);
    reader.body();
    return reader.automaton();
  }

  private void body() {
    while (!tokens.skip("--END--")) {
      HoaToken start = tokens.peek();
      if (!start.text().equals("State") || tokens.skip(Kind.HEADER).isEmpty()) {
        throw tokens.unexpected("`State:` or `--END--`");
      }
      Optional<Guard> shared = label();
      int number = tokens.number();
      Span span = start.span();
      Optional<String> name = tokens.skip(Kind.STRING).map(HoaToken::text);
      BitSet marks = acceptance.marks(tokens);
      if (bodies.put(number, new Body(span, name, marks, ways(shared))) != null) {
        throw Malformed.text(span, "state " + number + " is described twice", "Join the two.");
      }
    }
    if (!tokens.at(Kind.END)) {
      throw Malformed.meaning(
          tokens.peek().span(),
          "the text goes on after the automaton",
          "Put each automaton into a file of its own.");
    }
  }

  private Optional<Guard> label() {
    if (!tokens.skip("[")) {
      return Optional.empty();
    }
    Guard guard = labels.read(tokens);
    tokens.expect("]");
    return Optional.of(guard);
  }

  private List<Way> ways(Optional<Guard> shared) {
    List<Way> ways = new ArrayList<>();
    int unlabelled = 0;
    while (tokens.peek().is("[") || tokens.at(Kind.INTEGER)) {
      Span start = tokens.peek().span();
      Optional<Guard> own = label();
      int valuation = unlabelled;
      unlabelled += own.isEmpty() && shared.isEmpty() ? 1 : 0;
      Guard guard = own.or(() -> shared).orElseGet(() -> implicit(valuation, start));
      Span last = tokens.peek().span();
      int target = HoaHeader.state(tokens);
      ways.add(new Way(guard, target, acceptance.marks(tokens), start.to(last)));
    }
    return ways;
  }

  /** Edges without a label stand for the observations in turn; label 0 is the lowest bit. */
  private Guard implicit(int valuation, Span span) {
    DecisionDiagrams diagrams = labels.diagrams();
    if (diagrams.labelCount() > MOST_IMPLICIT || valuation >>> diagrams.labelCount() != 0) {
      throw Malformed.text(
          span,
          "this edge has no label, and there is no observation left that it could stand for",
          "Write its label, as in `[0 & !1]`.");
    }
    Guard guard = Guard.everything(diagrams);
    for (int label = 0; label < diagrams.labelCount(); label++) {
      Guard holds = Guard.label(diagrams, label);
      guard = guard.and((valuation >>> label & 1) == 1 ? holds : holds.not());
    }
    return guard;
  }

  private ImportedAutomaton automaton() {
    SortedMap<Place, Integer> places = places();
    Set<String> names = new HashSet<>();
    List<State> states = places.keySet().stream().map(p -> state(p, names, places)).toList();
    return new ImportedAutomaton(
        header.module(),
        header.name(),
        header.nameSpan(),
        "",
        header.alphabet(),
        states,
        header.initial().stream().map(state -> number(state, new BitSet(), places)).toList(),
        header.penalty());
  }

  /** The states of the result with their numbers. One that nothing leads to is kept as it is. */
  private SortedMap<Place, Integer> places() {
    SortedMap<Place, Integer> places = new TreeMap<>();
    header.initial().forEach(state -> places.put(place(state, new BitSet()), 0));
    for (Body body : bodies.values()) {
      body.ways().forEach(way -> places.put(place(way.target(), way.marks()), 0));
    }
    for (int state : bodies.keySet()) {
      if (!places.containsKey(new Place(state, true))
          && !places.containsKey(new Place(state, false))) {
        places.put(place(state, new BitSet()), 0);
      }
    }
    int number = 0;
    for (Map.Entry<Place, Integer> place : places.entrySet()) {
      place.setValue(number++);
    }
    return places;
  }

  private Place place(int state, BitSet edge) {
    Body body = bodies.getOrDefault(state, Body.NONE);
    BitSet marks = (BitSet) edge.clone();
    marks.or(body.marks());
    return new Place(state, acceptance.accepts(marks));
  }

  private int number(int state, BitSet edge, Map<Place, Integer> places) {
    return Objects.requireNonNull(places.get(place(state, edge)));
  }

  private State state(Place place, Set<String> names, Map<Place, Integer> places) {
    Body body = bodies.getOrDefault(place.state(), Body.NONE);
    HoaHeader.Reward reward = header.reward(place.state());
    List<Edge> edges =
        body.ways().stream()
            .map(
                way -> new Edge(way.guard(), number(way.target(), way.marks(), places), way.span()))
            .toList();
    return new State(
        ImportedNames.state(body.name(), place.state(), names),
        body.span(),
        "",
        place.accepting(),
        reward.amount(),
        reward.once(),
        edges);
  }
}
