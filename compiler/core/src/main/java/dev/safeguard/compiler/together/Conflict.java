package dev.safeguard.compiler.together;

import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What parts want of each other that cannot go on together: at a point that is near, observations
 * that exclude each other; or, where no such point comes, something that is owed for ever.
 *
 * @param ahead what happens until then
 */
record Conflict(List<Long> ahead, List<Trap.Demand> demands) {

  /** The conflict of some parts in states from which they cannot go on together. */
  static Conflict of(List<Part> parts, int[] states) {
    JointLiveness joint = new JointLiveness(parts, states);
    Optional<List<Long>> end = joint.deadEnd();
    List<Long> ahead = end.orElse(List.of());
    int[] then = joint.after(ahead);
    return new Conflict(
        ahead,
        IntStream.range(0, then.length)
            .mapToObj(i -> demand(parts.get(i), then[i], end.isPresent()))
            .toList());
  }

  private static Trap.Demand demand(Part part, int state, boolean immediate) {
    boolean owed = !immediate && !part.accepts(state);
    MonitorModel model = part.model();
    Guard guard = owed ? nearer(part, state) : part.allowed(state);
    return new Trap.Demand(model, model.states().get(state), guard, owed);
  }

  /** The observations that bring a pending part one step nearer to an accepting state. */
  private static Guard nearer(Part part, int state) {
    StateGraph graph =
        StateGraph.of(part.automaton().stateCount(), part.automaton()::successors).reversed();
    BitSet near = new BitSet();
    for (int q = 0; q < graph.stateCount(); q++) {
      near.set(q, part.accepts(q));
    }
    List<BitSet> layers = new ArrayList<>();
    while (!near.get(state)) {
      layers.add(near);
      near = withPredecessors(graph, near);
    }
    BitSet wanted = layers.get(layers.size() - 1);
    DecisionDiagrams diagrams = part.automaton().diagrams();
    return new Guard(
        diagrams,
        diagrams.map(part.automaton().behaviour(state), to -> to >= 0 && wanted.get(to) ? 1 : 0));
  }

  private static BitSet withPredecessors(StateGraph reversed, BitSet states) {
    BitSet more = (BitSet) states.clone();
    states.stream()
        .flatMap(
            q ->
                IntStream.range(reversed.firstEdge(q), reversed.firstEdge(q + 1))
                    .map(reversed::target))
        .forEach(more::set);
    return more;
  }
}
