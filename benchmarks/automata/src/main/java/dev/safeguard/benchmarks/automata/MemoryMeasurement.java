package dev.safeguard.benchmarks.automata;

import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.util.List;
import java.util.Locale;

/** How much memory an automaton and its graph take, by edge. */
final class MemoryMeasurement {
  private MemoryMeasurement() {}

  /** Takes a number of states; prints the bytes for each edge of an automaton, and of its graph. */
  public static void main(String[] arguments) {
    RandomGraph graph = RandomGraph.of(RandomGraph.Shape.ANYWHERE, Integer.parseInt(arguments[0]));
    long before = used();
    SymbolicAutomaton automaton = Here.automaton(graph);
    long withAutomaton = used();
    StateGraph states = StateGraph.of(automaton);
    long withGraph = used();
    double edges = graph.targets().length;
    System.out.printf(
        Locale.ROOT,
        "%.0f %.0f%n",
        (withAutomaton - before) / edges,
        (withGraph - withAutomaton) / edges);
    keep(List.of(graph, automaton, states));
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Makes sure that what was measured was still there. */
  private static void keep(List<Object> measured) {
    if (measured.size() != 3) {
      throw new IllegalStateException();
    }
  }
}
