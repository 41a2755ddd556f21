package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.IntList;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Merges states that no trace distinguishes by a given observation of states, such as the verdict.
 *
 * <p>Partition refinement by signatures: the signature of a state is its behaviour with every
 * successor replaced by that successor's block, which is one number, since diagrams are canonical.
 * When a block splits, its largest part keeps the number, and only the predecessors of the others
 * are looked at again (as in Hopcroft 1971), so that a state is looked at O(log n) times for each
 * of its edges.
 */
final class Minimization {
  private static final int NONE = -1;

  /** Signatures are compared within one round only, so their store is dropped once it is large. */
  private static final int MOST_NODES = 1_000_000;

  private final SymbolicAutomaton automaton;
  private final StateGraph reversed;
  private DecisionDiagrams signatures;

  // A refinable partition: the states of block b are elements[begin[b] .. end[b]).
  private final int[] elements;
  private final int[] place;
  private final int[] block;
  private final int[] begin;
  private final int[] end;
  private int count;

  // Scratch, by state: the key of a dirty state, and whether a state is listed already.
  private final int[] keys;
  private final boolean[] listed;
  private final int[] visited;
  private int round;

  private Minimization(SymbolicAutomaton automaton, StateGraph graph, BitSet states) {
    int n = automaton.stateCount();
    this.automaton = automaton;
    this.reversed = graph.reversed();
    this.signatures = automaton.diagrams().unboundedSibling();
    this.elements = states.stream().toArray();
    this.place = new int[n];
    this.block = new int[n];
    this.begin = new int[elements.length + 1];
    this.end = new int[elements.length + 1];
    this.keys = new int[n];
    this.listed = new boolean[n];
    this.visited = new int[graph.stateCount()];
    Arrays.fill(block, NONE);
    for (int i = 0; i < elements.length; i++) {
      place[elements[i]] = i;
      block[elements[i]] = 0;
    }
    end[0] = elements.length;
    count = 1;
  }

  /** The blocks of states that no trace distinguishes by the four verdicts. */
  static int[] fourValued(SymbolicAutomaton automaton, StateGraph graph, Verdict[] verdicts) {
    return of(automaton, graph, Arrays.stream(verdicts).mapToInt(Minimization::output).toArray());
  }

  /** The blocks of states that no trace distinguishes by satisfied, open and violated. */
  static int[] threeValued(SymbolicAutomaton automaton, StateGraph graph, Verdict[] verdicts) {
    return of(
        automaton,
        graph,
        Arrays.stream(verdicts).mapToInt(verdict -> Math.min(output(verdict), 2)).toArray());
  }

  private static int output(Verdict verdict) {
    return switch (verdict) {
      case VIOLATED -> 0;
      case SATISFIED -> 1;
      case ACCEPTING -> 2;
      case PENDING -> 3;
    };
  }

  /**
   * The block of each reachable state, from 0, and -1 for the others.
   *
   * @param graph the states and what their diagrams lead through
   * @param output what is seen of each state: states are merged only where it is equal
   */
  static int[] of(SymbolicAutomaton automaton, StateGraph graph, int[] output) {
    BitSet reachable = graph.reachable(automaton.initial());
    reachable.clear(automaton.stateCount(), graph.stateCount());
    Minimization partition = new Minimization(automaton, graph, reachable);
    partition.refine(
        partition.elements.clone(), states -> Arrays.stream(states).map(q -> output[q]).toArray());
    int[] dirty = partition.elements.clone();
    while (dirty.length > 0) {
      dirty = partition.refine(dirty, partition::signatures);
    }
    return partition.block;
  }

  /** The number of states of the automaton that {@link #of} describes. */
  static int count(int[] blocks) {
    return Arrays.stream(blocks).max().orElse(NONE) + 1;
  }

  private interface Keys {
    int[] of(int[] states);
  }

  private int[] signatures(int[] states) {
    if (signatures.nodeCount() > MOST_NODES) {
      signatures = automaton.diagrams().unboundedSibling();
    }
    int[] behaviours = Arrays.stream(states).map(automaton::behaviour).toArray();
    return automaton
        .diagrams()
        .mapInto(
            signatures, behaviours, to -> to == SymbolicAutomaton.IMPOSSIBLE ? NONE : block[to]);
  }

  /**
   * Splits blocks by the keys of the dirty states; the clean states of a block have one key, and no
   * dirty state has it. Returns the states whose signatures may have changed by this.
   */
  private int[] refine(int[] dirty, Keys by) {
    long[] keyed = new long[dirty.length];
    int[] found = by.of(dirty);
    for (int i = 0; i < dirty.length; i++) {
      keys[dirty[i]] = found[i];
      keyed[i] = (long) block[dirty[i]] << 32 | i;
    }
    Arrays.sort(keyed);
    IntList moved = new IntList();
    for (int from = 0; from < keyed.length; ) {
      int to = from;
      while (to < keyed.length && keyed[to] >>> 32 == keyed[from] >>> 32) {
        to++;
      }
      int[] members = new int[to - from];
      for (int i = from; i < to; i++) {
        members[i - from] = dirty[(int) keyed[i]];
      }
      split((int) (keyed[from] >>> 32), members, moved);
      from = to;
    }
    return predecessors(moved);
  }

  /** The states with an edge into one that moved, found by way of the nodes of their diagrams. */
  private int[] predecessors(IntList moved) {
    IntList found = new IntList();
    IntList todo = new IntList();
    round++;
    for (int i = 0; i < moved.size(); i++) {
      todo.add(moved.get(i));
    }
    while (!todo.isEmpty()) {
      int v = todo.removeLast();
      for (int e = reversed.firstEdge(v); e < reversed.firstEdge(v + 1); e++) {
        int from = reversed.target(e);
        if (from >= listed.length) {
          if (visited[from] != round) {
            visited[from] = round;
            todo.add(from);
          }
        } else if (!listed[from] && block[from] != NONE) {
          listed[from] = true;
          found.add(from);
        }
      }
    }
    int[] states = found.toArray();
    for (int q : states) {
      listed[q] = false;
    }
    return states;
  }

  /** Splits one block into its clean states and the groups of dirty states with equal keys. */
  private void split(int which, int[] dirty, IntList moved) {
    long[] byKey = new long[dirty.length];
    for (int i = 0; i < dirty.length; i++) {
      byKey[i] = (long) keys[dirty[i]] << 32 | dirty[i];
    }
    Arrays.sort(byKey);
    int clean = end[which] - begin[which] - dirty.length;
    int largest = clean;
    int largestKey = NONE;
    for (int from = 0, to; from < byKey.length; from = to) {
      to = endOfGroup(byKey, from);
      if (to - from > largest) {
        largest = to - from;
        largestKey = (int) (byKey[from] >>> 32);
      }
    }
    boolean cleanStays = largest == clean;
    for (int from = 0, to; from < byKey.length; from = to) {
      to = endOfGroup(byKey, from);
      if (cleanStays || (int) (byKey[from] >>> 32) != largestKey) {
        int made = begin(which);
        for (int i = from; i < to; i++) {
          move((int) byKey[i], which, made, moved);
        }
      }
    }
    if (!cleanStays && clean > 0) {
      BitSet stays = new BitSet();
      for (long entry : byKey) {
        stays.set((int) entry);
      }
      int[] rest = Arrays.copyOfRange(elements, begin[which], end[which]);
      int made = begin(which);
      for (int q : rest) {
        if (!stays.get(q)) {
          move(q, which, made, moved);
        }
      }
    }
  }

  private static int endOfGroup(long[] byKey, int from) {
    int to = from;
    while (to < byKey.length && byKey[to] >>> 32 == byKey[from] >>> 32) {
      to++;
    }
    return to;
  }

  /** A new empty block that grows at the expense of the front of another. */
  private int begin(int which) {
    begin[count] = begin[which];
    end[count] = begin[which];
    return count++;
  }

  private void move(int q, int from, int to, IntList moved) {
    int front = elements[begin[from]];
    elements[place[q]] = front;
    place[front] = place[q];
    elements[begin[from]] = q;
    place[q] = begin[from];
    begin[from]++;
    end[to]++;
    block[q] = to;
    moved.add(q);
  }
}
