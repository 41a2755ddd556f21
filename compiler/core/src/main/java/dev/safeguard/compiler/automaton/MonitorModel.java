package dev.safeguard.compiler.automaton;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A verified safeguard, ready for every backend: deterministic, total under the assumption, with
 * the verdict of each state decided.
 *
 * @param module the name of the module that declares it
 * @param name the name of the safeguard
 * @param documentation the text of its {@code ///} comments, or the empty string
 * @param alphabet the labels and the assumption
 * @param states the states, in the order of declaration
 * @param initial the number of the initial state
 * @param penalty what a violation costs (Eq. 5); not negative
 * @param automaton the behaviour; its states are those of {@code states}, by number
 * @param shield what the agent may do, if some labels are its actions
 * @param parts the names of the parts of which it is composed; empty if it is not
 */
public record MonitorModel(
    String module,
    String name,
    String documentation,
    Alphabet alphabet,
    List<State> states,
    int initial,
    double penalty,
    SymbolicAutomaton automaton,
    Optional<Shield> shield,
    List<String> parts) {

  public MonitorModel {
    states = List.copyOf(states);
    parts = List.copyOf(parts);
  }

  /** A safeguard of which it is not known what the agent may do. */
  public MonitorModel(
      String module,
      String name,
      String documentation,
      Alphabet alphabet,
      List<State> states,
      int initial,
      double penalty,
      SymbolicAutomaton automaton) {
    this(
        module,
        name,
        documentation,
        alphabet,
        states,
        initial,
        penalty,
        automaton,
        Optional.empty(),
        List.of());
  }

  /** The same safeguard with what the agent may do. */
  public MonitorModel with(Shield known) {
    return new MonitorModel(
        module,
        name,
        documentation,
        alphabet,
        states,
        initial,
        penalty,
        automaton,
        Optional.of(known),
        parts);
  }

  /**
   * One state.
   *
   * @param name its name
   * @param documentation the text of its {@code ///} comments, or the empty string
   * @param accepting whether it belongs to F
   * @param verdict the verdict of every trace that ends here
   * @param inRejectingSink whether it lies in a rejecting sink component (Def. 9)
   * @param reward what is added to the environment's reward when an observation leads here
   * @param rewardOnce whether that is paid only the first time in an episode
   * @param edges the ways out, in the order of declaration, with disjoint guards that together
   *     admit exactly the assumption; several may lead to one target
   */
  public record State(
      String name,
      String documentation,
      boolean accepting,
      Verdict verdict,
      boolean inRejectingSink,
      double reward,
      boolean rewardOnce,
      List<Edge> edges) {

    public State {
      edges = edges instanceof ComputedEdges ? edges : List.copyOf(edges);
    }

    /** The same state with its ways out told apart in another way. */
    public State withEdges(List<Edge> others) {
      return new State(
          name, documentation, accepting, verdict, inRejectingSink, reward, rewardOnce, others);
    }
  }

  /**
   * One way out of a state.
   *
   * @param target the number of the state that follows
   * @param guard the observations that take it; satisfiable under the assumption
   * @param line the line of the specification that says so, from 1, or 0 if none does
   * @param part the part of a composition that fails by it, or the empty string
   */
  public record Edge(int target, Guard guard, int line, String part) {
    /** A way out that is not that of one part. */
    public Edge(int target, Guard guard, int line) {
      this(target, guard, line, "");
    }
  }

  /**
   * The ways out of a state as its behaviour has them, by their targets; found out when they are
   * first asked for.
   *
   * @param line the line of the specification that they all come from
   */
  public static List<Edge> edges(SymbolicAutomaton automaton, int state, int line) {
    return new ComputedEdges(automaton, state, line);
  }

  /** The same model as that of a composition, with other edges. */
  public MonitorModel composed(List<State> others, List<String> of) {
    return new MonitorModel(
        module, name, documentation, alphabet, others, initial, penalty, automaton, shield, of);
  }

  /**
   * The ways out of a state, one for each target and for each part that fails, in the order of the
   * edges; the lines of the specification are left out.
   */
  public List<Edge> ways(int state) {
    Map<Integer, Map<String, Guard>> ways = new LinkedHashMap<>();
    for (Edge edge : states.get(state).edges()) {
      ways.computeIfAbsent(edge.target(), to -> new LinkedHashMap<>())
          .merge(edge.part(), edge.guard(), Guard::or);
    }
    for (int target : automaton.successors(state)) {
      ways.computeIfAbsent(target, to -> Map.of("", automaton.guard(state, to)));
    }
    List<Edge> merged = new ArrayList<>();
    ways.forEach((to, parts) -> parts.forEach((p, guard) -> merged.add(new Edge(to, guard, 0, p))));
    return merged;
  }

  /** Whether some trace reaches a state with a verdict. */
  public boolean canReach(Verdict verdict) {
    BitSet seen = new BitSet();
    IntList todo = new IntList();
    todo.add(initial);
    seen.set(initial);
    while (!todo.isEmpty()) {
      int state = todo.removeLast();
      if (states.get(state).verdict() == verdict) {
        return true;
      }
      for (int next : automaton.successors(state)) {
        if (!seen.get(next)) {
          seen.set(next);
          todo.add(next);
        }
      }
    }
    return false;
  }

  /**
   * The ways out of a state, one for each state that follows, in the order of the first edge to it.
   */
  public List<Edge> merged(int state) {
    Map<Integer, Edge> merged = new LinkedHashMap<>();
    for (Edge edge : states.get(state).edges()) {
      merged.merge(
          edge.target(),
          edge,
          (first, other) ->
              new Edge(first.target(), first.guard().or(other.guard()), first.line()));
    }
    return List.copyOf(merged.values());
  }

  /** The observations that lead from a state into a violation (Remark 14). */
  public Guard violating(int state) {
    return leadingTo(state, true);
  }

  /** The possible observations that do not lead from a state into a violation (Remark 14). */
  public Guard safe(int state) {
    return leadingTo(state, false);
  }

  private Guard leadingTo(int state, boolean violation) {
    DecisionDiagrams diagrams = automaton.diagrams();
    return new Guard(
        diagrams,
        diagrams.map(
            automaton.behaviour(state),
            to ->
                to != SymbolicAutomaton.IMPOSSIBLE
                        && violation == (states.get(to).verdict() == Verdict.VIOLATED)
                    ? 1
                    : 0));
  }
}
