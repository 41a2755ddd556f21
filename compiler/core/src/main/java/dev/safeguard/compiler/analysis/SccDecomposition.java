package dev.safeguard.compiler.analysis;

import java.util.Arrays;

/**
 * The strongly connected components of a graph (Tarjan 1972), found without recursion in time
 * linear in states and edges.
 */
final class SccDecomposition {
  private final int[] component;
  private final int count;

  private SccDecomposition(int[] component, int count) {
    this.component = component;
    this.count = count;
  }

  /** The components of a graph. */
  static SccDecomposition of(StateGraph graph) {
    return new Search(graph).run();
  }

  /** The number of components. */
  int count() {
    return count;
  }

  /**
   * The component of a state, from 0. Edges between components lead from higher to lower numbers.
   */
  int component(int state) {
    return component[state];
  }

  /** One depth-first search, its path kept in arrays. */
  private static final class Search {
    private final StateGraph graph;
    private final int[] index;
    private final int[] lowlink;
    private final int[] component;
    private final int[] open;
    private final int[] path;
    private final int[] nextEdge;
    private int openSize;
    private int visited;
    private int count;

    Search(StateGraph graph) {
      int states = graph.stateCount();
      this.graph = graph;
      this.index = new int[states];
      this.lowlink = new int[states];
      this.component = new int[states];
      this.open = new int[states];
      this.path = new int[states];
      this.nextEdge = new int[states];
      Arrays.fill(index, -1);
      Arrays.fill(component, -1);
    }

    SccDecomposition run() {
      for (int q = 0; q < graph.stateCount(); q++) {
        if (index[q] < 0) {
          explore(q);
        }
      }
      return new SccDecomposition(component, count);
    }

    private void explore(int root) {
      int depth = 0;
      enter(root);
      path[0] = root;
      while (depth >= 0) {
        int q = path[depth];
        if (nextEdge[q] < graph.firstEdge(q + 1)) {
          int next = graph.target(nextEdge[q]++);
          if (index[next] < 0) {
            enter(next);
            path[++depth] = next;
          } else if (component[next] < 0) {
            lowlink[q] = Math.min(lowlink[q], index[next]);
          }
        } else {
          leave(q);
          depth--;
          if (depth >= 0) {
            int parent = path[depth];
            lowlink[parent] = Math.min(lowlink[parent], lowlink[q]);
          }
        }
      }
    }

    private void enter(int q) {
      index[q] = visited;
      lowlink[q] = visited++;
      nextEdge[q] = graph.firstEdge(q);
      open[openSize++] = q;
    }

    private void leave(int q) {
      if (lowlink[q] < index[q]) {
        return;
      }
      int member;
      do {
        member = open[--openSize];
        component[member] = count;
      } while (member != q);
      count++;
    }
  }
}
