package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.automaton.IntList;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * Which state follows which, as flat arrays: the successors of state q are {@code
 * targets[offsets[q] .. offsets[q + 1]]}.
 */
public final class StateGraph {
  private final int[] offsets;
  private final int[] targets;

  private StateGraph(int[] offsets, int[] targets) {
    this.offsets = offsets;
    this.targets = targets;
  }

  /**
   * A graph of a number of states.
   *
   * @param successors gives for each state its successors, each once
   */
  public static StateGraph of(int states, IntFunction<int[]> successors) {
    int[][] lists = new int[states][];
    int[] offsets = new int[states + 1];
    for (int q = 0; q < states; q++) {
      lists[q] = successors.apply(q);
      offsets[q + 1] = offsets[q] + lists[q].length;
    }
    int[] targets = new int[offsets[states]];
    for (int q = 0; q < states; q++) {
      System.arraycopy(lists[q], 0, targets, offsets[q], lists[q].length);
    }
    return new StateGraph(offsets, targets);
  }

  /** The states of an automaton; an edge leads to each state that some observation leads to. */
  public static StateGraph of(SymbolicAutomaton automaton) {
    return new Successors(automaton).graph();
  }

  /** The states of a draft; every transition that some possible observation takes is an edge. */
  static StateGraph of(DraftAutomaton draft) {
    return of(
        draft.states().size(),
        q ->
            draft.states().get(q).transitions().stream()
                .filter(transition -> !transition.effective().isNothing())
                .mapToInt(DraftAutomaton.Transition::target)
                .sorted()
                .distinct()
                .toArray());
  }

  /**
   * The states of an automaton and, as vertices with numbers after them, the inner nodes of their
   * diagrams, which an edge leads through. A state with ten thousand successors has one edge here,
   * and states share what their diagrams share.
   */
  public static StateGraph through(SymbolicAutomaton automaton) {
    DecisionDiagrams diagrams = automaton.diagrams();
    int states = automaton.stateCount();
    int[] vertices = new int[diagrams.nodeCount()];
    IntList nodes = new IntList();
    IntList offsets = new IntList();
    IntList targets = new IntList();
    for (int v = 0; v < states + nodes.size(); v++) {
      offsets.add(targets.size());
      if (v < states) {
        addEdge(diagrams, automaton.behaviour(v), states, vertices, nodes, targets);
      } else {
        int node = nodes.get(v - states);
        addEdge(diagrams, diagrams.low(node), states, vertices, nodes, targets);
        addEdge(diagrams, diagrams.high(node), states, vertices, nodes, targets);
      }
    }
    offsets.add(targets.size());
    return new StateGraph(offsets.toArray(), targets.toArray());
  }

  private static void addEdge(
      DecisionDiagrams diagrams,
      int diagram,
      int states,
      int[] vertices,
      IntList nodes,
      IntList targets) {
    if (!diagrams.isLeaf(diagram)) {
      if (vertices[diagram] == 0) {
        vertices[diagram] = states + nodes.size();
        nodes.add(diagram);
      }
      targets.add(vertices[diagram]);
    } else if (diagrams.value(diagram) != SymbolicAutomaton.IMPOSSIBLE) {
      targets.add(diagrams.value(diagram));
    }
  }

  public int stateCount() {
    return offsets.length - 1;
  }

  /** Where the successors of a state begin among all edges. */
  public int firstEdge(int state) {
    return offsets[state];
  }

  /** The state that an edge leads to. */
  public int target(int edge) {
    return targets[edge];
  }

  /** The graph with every edge turned round. */
  public StateGraph reversed() {
    int states = stateCount();
    int[] reversedOffsets = new int[states + 1];
    for (int target : targets) {
      reversedOffsets[target + 1]++;
    }
    for (int q = 0; q < states; q++) {
      reversedOffsets[q + 1] += reversedOffsets[q];
    }
    int[] next = reversedOffsets.clone();
    int[] sources = new int[targets.length];
    for (int q = 0; q < states; q++) {
      for (int e = offsets[q]; e < offsets[q + 1]; e++) {
        sources[next[targets[e]]++] = q;
      }
    }
    return new StateGraph(reversedOffsets, sources);
  }

  /** The states that can be reached from some states, these included. */
  public BitSet reachable(BitSet from) {
    BitSet seen = (BitSet) from.clone();
    int[] queue = new int[stateCount()];
    int end = 0;
    for (int q = from.nextSetBit(0); q >= 0; q = from.nextSetBit(q + 1)) {
      queue[end++] = q;
    }
    for (int begin = 0; begin < end; begin++) {
      int q = queue[begin];
      for (int e = offsets[q]; e < offsets[q + 1]; e++) {
        if (!seen.get(targets[e])) {
          seen.set(targets[e]);
          queue[end++] = targets[e];
        }
      }
    }
    return seen;
  }

  /** The states that can be reached from one state, itself included. */
  public BitSet reachable(int from) {
    BitSet start = new BitSet();
    start.set(from);
    return reachable(start);
  }

  /** Collects the leaves of each state's diagram in one walk, with one mark for each node. */
  private static final class Successors {
    private final SymbolicAutomaton automaton;
    private final DecisionDiagrams diagrams;
    private final int[] visitedFor;
    private final IntList targets = new IntList();

    Successors(SymbolicAutomaton automaton) {
      this.automaton = automaton;
      this.diagrams = automaton.diagrams();
      this.visitedFor = new int[diagrams.nodeCount()];
    }

    StateGraph graph() {
      int states = automaton.stateCount();
      int[] offsets = new int[states + 1];
      for (int q = 0; q < states; q++) {
        collect(automaton.behaviour(q), q + 1);
        offsets[q + 1] = targets.size();
      }
      return new StateGraph(offsets, targets.toArray());
    }

    private void collect(int node, int visit) {
      if (visitedFor[node] == visit) {
        return;
      }
      visitedFor[node] = visit;
      if (!diagrams.isLeaf(node)) {
        collect(diagrams.low(node), visit);
        collect(diagrams.high(node), visit);
      } else if (diagrams.value(node) != SymbolicAutomaton.IMPOSSIBLE) {
        targets.add(diagrams.value(node));
      }
    }
  }
}
