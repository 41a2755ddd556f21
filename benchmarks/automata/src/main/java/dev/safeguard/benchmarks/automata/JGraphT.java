package dev.safeguard.benchmarks.automata;

import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.alg.util.Pair;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedPseudograph;
import org.jgrapht.opt.graph.sparse.SparseIntDirectedGraph;

/** JGraphT, on its most compact graph and on its ordinary one. */
final class JGraphT {
  private JGraphT() {}

  static LongSupplier gabow(RandomGraph graph) {
    Graph<Integer, Integer> sparse = sparse(graph);
    return () -> new GabowStrongConnectivityInspector<>(sparse).stronglyConnectedSets().size();
  }

  static LongSupplier kosaraju(RandomGraph graph) {
    Graph<Integer, Integer> sparse = sparse(graph);
    return () -> new KosarajuStrongConnectivityInspector<>(sparse).stronglyConnectedSets().size();
  }

  static LongSupplier gabowOnObjects(RandomGraph graph) {
    Graph<Integer, DefaultEdge> plain = new DirectedPseudograph<>(DefaultEdge.class);
    for (int q = 0; q < graph.states(); q++) {
      plain.addVertex(q);
    }
    for (int e = 0; e < graph.targets().length; e++) {
      plain.addEdge(e / RandomGraph.LETTERS, graph.targets()[e]);
    }
    return () -> new GabowStrongConnectivityInspector<>(plain).stronglyConnectedSets().size();
  }

  private static Graph<Integer, Integer> sparse(RandomGraph graph) {
    List<Pair<Integer, Integer>> edges =
        IntStream.range(0, graph.targets().length)
            .mapToObj(e -> Pair.of(e / RandomGraph.LETTERS, graph.targets()[e]))
            .toList();
    return new SparseIntDirectedGraph(graph.states(), edges);
  }
}
