package dev.safeguard.benchmarks.automata;

import dev.safeguard.compiler.analysis.Minimization;
import dev.safeguard.compiler.analysis.RejectingSinks;
import dev.safeguard.compiler.analysis.SccDecomposition;
import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.Limits;
import java.util.Arrays;
import java.util.function.LongSupplier;

/** The analyses of this compiler. */
final class Here {
  private Here() {}

  static LongSupplier components(RandomGraph graph) {
    StateGraph states = StateGraph.of(automaton(graph));
    return () -> SccDecomposition.of(states).count();
  }

  static LongSupplier sinks(RandomGraph graph) {
    StateGraph states = StateGraph.of(automaton(graph));
    return () -> RejectingSinks.of(states, graph.accepting()).size();
  }

  static LongSupplier minimization(RandomGraph graph) {
    SymbolicAutomaton automaton = automaton(graph);
    int[] output = new int[graph.states()];
    Arrays.setAll(output, q -> graph.accepting().get(q) ? 1 : 0);
    return () -> Minimization.count(Minimization.of(automaton, output));
  }

  /** The behaviour of each state is a diagram over two labels with its successors as leaves. */
  static SymbolicAutomaton automaton(RandomGraph graph) {
    DecisionDiagrams diagrams =
        DecisionDiagrams.withOrder(
            new int[] {0, 1},
            Budget.of(Limits.DEFAULT.withNodes(RandomGraph.LETTERS * graph.states() + 2)));
    int first = diagrams.literal(0);
    int second = diagrams.literal(1);
    int[] behaviours = new int[graph.states()];
    for (int q = 0; q < behaviours.length; q++) {
      int with =
          diagrams.ite(
              second, diagrams.leaf(graph.target(q, 3)), diagrams.leaf(graph.target(q, 2)));
      int without =
          diagrams.ite(
              second, diagrams.leaf(graph.target(q, 1)), diagrams.leaf(graph.target(q, 0)));
      behaviours[q] = diagrams.ite(first, with, without);
    }
    return new SymbolicAutomaton(diagrams, behaviours, graph.accepting(), 0);
  }
}
