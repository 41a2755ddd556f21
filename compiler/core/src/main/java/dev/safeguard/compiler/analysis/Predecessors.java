package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.IntList;

/** Which states have an edge into some states, found by way of the nodes of their diagrams. */
final class Predecessors {
  private final int states;

  // States and, after them, nodes; what leads to v is sources[offsets[v] .. offsets[v + 1]).
  private final int[] offsets;
  private final int[] sources;
  private final int[] visited;
  private int call;

  Predecessors(FlatBehaviours behaviours) {
    this.states = behaviours.stateCount();
    int vertices = states + behaviours.nodeCount();
    this.offsets = new int[vertices + 1];
    this.visited = new int[vertices];
    edges(behaviours, (from, to) -> offsets[to + 1]++);
    for (int v = 0; v < vertices; v++) {
      offsets[v + 1] += offsets[v];
    }
    this.sources = new int[offsets[vertices]];
    int[] next = offsets.clone();
    edges(behaviours, (from, to) -> sources[next[to]++] = from);
  }

  private interface Edge {
    void visit(int from, int to);
  }

  private void edges(FlatBehaviours behaviours, Edge edge) {
    for (int q = 0; q < states; q++) {
      edge(q, behaviours.root(q), edge);
    }
    for (int node = 0; node < behaviours.nodeCount(); node++) {
      edge(states + node, behaviours.low(node), edge);
      edge(states + node, behaviours.high(node), edge);
    }
  }

  private void edge(int from, int reference, Edge edge) {
    if (FlatBehaviours.isNode(reference)) {
      edge.visit(from, states + reference);
    } else if (reference != FlatBehaviours.IMPOSSIBLE) {
      edge.visit(from, FlatBehaviours.state(reference));
    }
  }

  /** The states with an edge into one of some states, each once. */
  int[] of(IntList targets) {
    IntList found = new IntList();
    IntList todo = new IntList();
    call++;
    for (int i = 0; i < targets.size(); i++) {
      todo.add(targets.get(i));
    }
    while (!todo.isEmpty()) {
      int v = todo.removeLast();
      for (int e = offsets[v]; e < offsets[v + 1]; e++) {
        int from = sources[e];
        if (visited[from] != call) {
          visited[from] = call;
          (from < states ? found : todo).add(from);
        }
      }
    }
    return found.toArray();
  }
}
