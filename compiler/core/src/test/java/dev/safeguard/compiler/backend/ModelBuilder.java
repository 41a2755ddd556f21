package dev.safeguard.compiler.backend;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.SymmetricGuard;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Builds a model by hand. Transitions of a state are tried in the order given; what is left stays.
 * Verdicts follow from reachability, so that they need not be given.
 */
public final class ModelBuilder {
  private final List<String> labels;
  private final DecisionDiagrams diagrams;
  private final List<MonitorModel.State> states = new ArrayList<>();
  private final List<List<MonitorModel.Edge>> edges = new ArrayList<>();
  private final List<Guard> left = new ArrayList<>();
  private Guard assumption;
  private String assumptionText = "";
  private String documentation = "";
  private double penalty;
  private int initial;

  public ModelBuilder(String... labels) {
    this(DecisionDiagrams.of(labels.length), labels);
  }

  /** With a store that there is already. */
  public ModelBuilder(DecisionDiagrams diagrams, String... labels) {
    this.labels = List.of(labels);
    this.diagrams = diagrams;
    assumption = Guard.everything(diagrams);
  }

  public DecisionDiagrams diagrams() {
    return diagrams;
  }

  public Guard label(String name) {
    return Guard.label(diagrams, labels.indexOf(name));
  }

  /** True where any of the labels holds. */
  public Guard any(String... names) {
    return Arrays.stream(names).map(this::label).reduce(Guard.nothing(diagrams), Guard::or);
  }

  public ModelBuilder documentation(String text) {
    documentation = text;
    return this;
  }

  public ModelBuilder penalty(double cost) {
    penalty = cost;
    return this;
  }

  public ModelBuilder initial(int state) {
    initial = state;
    return this;
  }

  /** Must come before the first state. */
  public ModelBuilder assume(Guard guard, String text) {
    assumption = guard;
    assumptionText = text;
    return this;
  }

  public ModelBuilder assumeAtMostOne() {
    long all = labels.size() == Long.SIZE ? -1 : (1L << labels.size()) - 1;
    return assume(
        SymmetricGuard.range(diagrams, all, 0, 1), "atmostone(" + String.join(", ", labels) + ")");
  }

  public ModelBuilder state(String name, boolean accepting) {
    return state(name, accepting, "", 0, false);
  }

  public ModelBuilder state(
      String name, boolean accepting, String documentation, double reward, boolean once) {
    states.add(
        new MonitorModel.State(
            name, documentation, accepting, Verdict.PENDING, false, reward, once, List.of()));
    edges.add(new ArrayList<>());
    left.add(assumption);
    return this;
  }

  /** A transition on what is left of the guard; none if nothing is. */
  public ModelBuilder on(int from, Guard guard, int to) {
    Guard taken = guard.and(left.get(from));
    if (!taken.isNothing()) {
      edges.get(from).add(new MonitorModel.Edge(to, taken, 0));
      left.set(from, left.get(from).without(taken));
    }
    return this;
  }

  public MonitorModel build(String name) {
    int count = states.size();
    int[] behaviour = new int[count];
    BitSet accepting = new BitSet();
    for (int i = 0; i < count; i++) {
      on(i, left.get(i), i);
      behaviour[i] = diagrams.leaf(SymbolicAutomaton.IMPOSSIBLE);
      for (MonitorModel.Edge edge : edges.get(i)) {
        behaviour[i] =
            diagrams.ite(edge.guard().root(), diagrams.leaf(edge.target()), behaviour[i]);
      }
      accepting.set(i, states.get(i).accepting());
    }
    SymbolicAutomaton automaton = new SymbolicAutomaton(diagrams, behaviour, accepting, initial);
    BitSet rejecting = new BitSet();
    rejecting.flip(0, count);
    rejecting.andNot(accepting);
    BitSet open = reaching(automaton, accepting);
    BitSet escaping = reaching(automaton, rejecting);
    List<MonitorModel.State> decided = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MonitorModel.State state = states.get(i);
      Verdict verdict =
          !open.get(i)
              ? Verdict.VIOLATED
              : !escaping.get(i)
                  ? Verdict.SATISFIED
                  : accepting.get(i) ? Verdict.ACCEPTING : Verdict.PENDING;
      decided.add(
          new MonitorModel.State(
              state.name(),
              state.documentation(),
              state.accepting(),
              verdict,
              verdict == Verdict.VIOLATED,
              state.reward(),
              state.rewardOnce(),
              edges.get(i)));
    }
    return new MonitorModel(
        "example",
        name,
        documentation,
        new Alphabet(labels, assumption, assumptionText, 0),
        decided,
        initial,
        penalty,
        automaton);
  }

  /** The states from which a state of a set can be reached. */
  private static BitSet reaching(SymbolicAutomaton automaton, BitSet targets) {
    List<List<Integer>> before = new ArrayList<>();
    for (int i = 0; i < automaton.stateCount(); i++) {
      before.add(new ArrayList<>());
    }
    for (int i = 0; i < automaton.stateCount(); i++) {
      for (int next : automaton.successors(i)) {
        before.get(next).add(i);
      }
    }
    BitSet found = (BitSet) targets.clone();
    Deque<Integer> todo = new ArrayDeque<>();
    targets.stream().forEach(todo::add);
    while (!todo.isEmpty()) {
      for (int previous : before.get(todo.removeLast())) {
        if (!found.get(previous)) {
          found.set(previous);
          todo.add(previous);
        }
      }
    }
    return found;
  }
}
