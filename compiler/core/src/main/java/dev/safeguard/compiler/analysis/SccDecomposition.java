package dev.safeguard.compiler.analysis;

/**
 * The strongly connected components of a graph (Tarjan 1972), found without recursion in time
 * linear in states and edges, with one array of numbers for all that the search knows of a state
 * (Pearce 2016).
 */
public final class SccDecomposition {
  private final int[] mark;

  private SccDecomposition(int[] mark) {
    this.mark = mark;
  }

  /** The components of a graph. */
  public static SccDecomposition of(StateGraph graph) {
    return new SccDecomposition(new Search(graph).run());
  }

  /** The number of components. */
  public int count() {
    int count = 0;
    for (int state = 0; state < mark.length; state++) {
      count = Math.max(count, component(state) + 1);
    }
    return count;
  }

  /**
   * The component of a state, from 0. Edges between components lead from higher to lower numbers.
   */
  public int component(int state) {
    return Integer.MAX_VALUE - mark[state];
  }

  /** One depth-first search, its path kept in arrays. */
  private static final class Search {
    private final StateGraph graph;

    // 0 before a state is met; then the least index that is known to be reachable from it and still
    // open; in the end Integer.MAX_VALUE minus its component, which is above all indices.
    private final int[] mark;

    // By place on the path: the state, its next edge, its own index and the least it reaches.
    private final int[] path;
    private final int[] nextEdge;
    private final int[] own;
    private final int[] least;

    // States that have been left and whose component is still open.
    private final int[] open;
    private int openSize;
    private int visited;
    private int count;

    Search(StateGraph graph) {
      int states = graph.stateCount();
      this.graph = graph;
      this.mark = new int[states];
      this.path = new int[states];
      this.nextEdge = new int[states];
      this.own = new int[states];
      this.least = new int[states];
      this.open = new int[states];
    }

    int[] run() {
      for (int q = 0; q < mark.length; q++) {
        if (mark[q] == 0) {
          explore(q);
        }
      }
      return mark;
    }

    private void explore(int root) {
      int depth = 0;
      enter(root, depth);
      while (depth >= 0) {
        int q = path[depth];
        int next = unvisited(depth, graph.firstEdge(q + 1));
        if (next >= 0) {
          enter(next, ++depth);
        } else {
          leave(depth--);
          if (depth >= 0) {
            least[depth] = Math.min(least[depth], mark[q]);
          }
        }
      }
    }

    private void enter(int q, int depth) {
      visited++;
      mark[q] = visited;
      path[depth] = q;
      nextEdge[depth] = graph.firstEdge(q);
      own[depth] = visited;
      least[depth] = visited;
    }

    /** Follows edges to the first state that has not been met; -1 if there is none. */
    private int unvisited(int depth, int end) {
      int lowest = least[depth];
      for (int e = nextEdge[depth]; e < end; e++) {
        int next = graph.target(e);
        int known = mark[next];
        if (known == 0) {
          nextEdge[depth] = e + 1;
          least[depth] = lowest;
          return next;
        }
        lowest = Math.min(lowest, known);
      }
      nextEdge[depth] = end;
      least[depth] = lowest;
      return -1;
    }

    /** A state that reaches nothing older than itself closes its component. */
    private void leave(int depth) {
      int q = path[depth];
      if (least[depth] < own[depth]) {
        mark[q] = least[depth];
        open[openSize++] = q;
        return;
      }
      int component = Integer.MAX_VALUE - count++;
      while (openSize > 0 && mark[open[openSize - 1]] >= own[depth]) {
        mark[open[--openSize]] = component;
      }
      mark[q] = component;
    }
  }
}
