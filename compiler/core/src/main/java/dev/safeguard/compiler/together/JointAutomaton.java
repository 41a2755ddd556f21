package dev.safeguard.compiler.together;

import dev.safeguard.compiler.analysis.ShortestTrace;
import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.IntList;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Several automata side by side, as long as each stays where it may be: the tuples of states that
 * are reached from a first one. A tuple is put together part by part, and what its first parts do
 * is worked out once for all tuples that begin with them. The diagrams live in a store of their
 * own.
 */
final class JointAutomaton {
  /**
   * One of the automata.
   *
   * @param allowed the states in which it may be
   * @param start the state in which it begins; an allowed one
   */
  record Member(SymbolicAutomaton automaton, BitSet allowed, int start) {}

  private final DecisionDiagrams diagrams;
  private final List<Column> columns = new ArrayList<>();
  private final int stateBudget;
  private final StateGraph graph;

  /**
   * @param members of one store; at least one
   * @param stateBudget the most tuples
   * @throws BudgetExceededException if more tuples, or diagram nodes, are needed than the budget of
   *     the store has
   */
  JointAutomaton(List<Member> members, int stateBudget) {
    this.diagrams = members.get(0).automaton().diagrams().sibling();
    this.stateBudget = stateBudget;
    int first = 0;
    for (Member member : members) {
      Column column = new Column(member, columns.isEmpty() ? null : last());
      columns.add(column);
      first = column.number(first, member.start());
    }
    Column last = last();
    List<int[]> successors = new ArrayList<>();
    for (int tuple = 0; tuple < last.size(); tuple++) {
      diagrams.budget().check();
      successors.add(successors(last.behaviour(tuple)));
    }
    this.graph = StateGraph.of(last.size(), successors::get);
  }

  private int[] successors(int behaviour) {
    int[] leaves = diagrams.leaves(behaviour);
    boolean some = leaves[0] == SymbolicAutomaton.IMPOSSIBLE;
    return some ? Arrays.copyOfRange(leaves, 1, leaves.length) : leaves;
  }

  private Column last() {
    return columns.get(columns.size() - 1);
  }

  /** The tuples as a graph; tuple 0 is the first one. */
  StateGraph graph() {
    return graph;
  }

  /** The states of a tuple, in the order of the members. */
  int[] states(int tuple) {
    int[] states = new int[columns.size()];
    int rest = tuple;
    for (int i = states.length - 1; i >= 0; i--) {
      states[i] = columns.get(i).states.get(rest);
      rest = columns.get(i).prefixes.get(rest);
    }
    return states;
  }

  /** The tuples of which something is true. */
  BitSet where(Predicate<int[]> condition) {
    BitSet tuples = new BitSet();
    for (int tuple = 0; tuple < graph.stateCount(); tuple++) {
      tuples.set(tuple, condition.test(states(tuple)));
    }
    return tuples;
  }

  /** The shortest trace from a tuple into some tuples, if there is one. */
  Optional<List<Long>> trace(int from, BitSet into) {
    return traces().between(from, into);
  }

  /** The shortest trace of at least one observation from the first tuple into some. */
  Optional<List<Long>> traceOfOneStepAtLeast(BitSet into) {
    return traces().betweenInOneStepAtLeast(0, into);
  }

  private ShortestTrace traces() {
    return new ShortestTrace(
        graph, (from, to) -> new Guard(diagrams, diagrams.preimage(last().behaviour(from), to)));
  }

  /** The tuple in which a trace from the first one ends, which has to be one of these. */
  int after(List<Long> trace) {
    int tuple = 0;
    for (long observation : trace) {
      tuple = diagrams.evaluate(last().behaviour(tuple), observation);
    }
    return tuple;
  }

  /** One member: what it adds to the tuples of those before it. */
  private final class Column {
    private final Member member;
    private final @Nullable Column before;
    private final int[] own;
    private final IntList prefixes = new IntList();
    private final IntList states = new IntList();
    private final IntList behaviours = new IntList();
    private final Map<Long, Integer> numbers = new HashMap<>();

    Column(Member member, @Nullable Column before) {
      this.member = member;
      this.before = before;
      this.own = new int[member.automaton().stateCount()];
      Arrays.fill(own, -1);
    }

    int size() {
      return states.size();
    }

    /** The number of a tuple that goes on as it does here, or impossible. */
    int number(int prefix, int state) {
      if (prefix == SymbolicAutomaton.IMPOSSIBLE || state == SymbolicAutomaton.IMPOSSIBLE) {
        return SymbolicAutomaton.IMPOSSIBLE;
      }
      Integer known = numbers.putIfAbsent((long) prefix << 32 | state, states.size());
      if (known != null) {
        return known;
      }
      if (states.size() == stateBudget) {
        throw BudgetExceededException.states(stateBudget);
      }
      prefixes.add(prefix);
      states.add(state);
      behaviours.add(-1);
      return states.size() - 1;
    }

    int behaviour(int tuple) {
      if (behaviours.get(tuple) < 0) {
        int mine = own(states.get(tuple));
        behaviours.set(
            tuple,
            before == null
                ? diagrams.map(mine, state -> number(0, state))
                : diagrams.combine(before.behaviour(prefixes.get(tuple)), mine, this::number));
      }
      return behaviours.get(tuple);
    }

    private int own(int state) {
      if (own[state] < 0) {
        SymbolicAutomaton automaton = member.automaton();
        own[state] =
            automaton
                .diagrams()
                .mapInto(
                    diagrams,
                    automaton.behaviour(state),
                    to -> to >= 0 && member.allowed().get(to) ? to : SymbolicAutomaton.IMPOSSIBLE);
      }
      return own[state];
    }
  }
}
