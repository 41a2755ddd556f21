package dev.safeguard.compiler.together;

import dev.safeguard.compiler.analysis.LiveStates;
import dev.safeguard.compiler.analysis.StateGraph;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** From which tuples of states some parts can go on together, and from which they cannot. */
final class JointLiveness {
  private final List<Part> parts;
  private final JointAutomaton joint;
  private final BitSet accepting;
  private final BitSet live;

  /**
   * Builds the tuples that are reached while no part is doomed.
   *
   * @param start where each part begins; none of them doomed
   */
  JointLiveness(List<Part> parts, int[] start) {
    this.parts = parts;
    this.joint =
        new JointAutomaton(
            IntStream.range(0, start.length)
                .mapToObj(
                    i ->
                        new JointAutomaton.Member(
                            parts.get(i).automaton(), parts.get(i).open(), start[i]))
                .toList(),
            parts.get(0).mostTuples());
    this.accepting =
        joint.where(
            states ->
                IntStream.range(0, states.length).allMatch(i -> parts.get(i).accepts(states[i])));
    BitSet notDoomed = joint.graph().reversed().reachable(accepting);
    this.live = LiveStates.within(joint.graph(), notDoomed);
  }

  /** The same from the initial states. */
  static JointLiveness of(List<Part> parts) {
    return new JointLiveness(parts, parts.stream().mapToInt(Part::initial).toArray());
  }

  /** True if they can go on together from where they begin. */
  boolean canStart() {
    return live.get(0);
  }

  /** The shortest trace into a trap: each part alone can go on there, and together they cannot. */
  Optional<List<Long>> trap() {
    BitSet trapped =
        joint.where(
            states ->
                IntStream.range(0, states.length)
                    .allMatch(i -> parts.get(i).going().get(states[i])));
    trapped.andNot(live);
    return joint.trace(0, trapped);
  }

  /**
   * True if from wherever they can go on they can come to a point from which all of them may accept
   * for ever, so that they are accepted after traces of every length that is large enough.
   */
  boolean isSteady() {
    StateGraph graph = joint.graph();
    BitSet settled = graph.reversed().reachable(LiveStates.within(graph, accepting));
    BitSet unsettled = (BitSet) live.clone();
    unsettled.andNot(settled);
    return unsettled.isEmpty();
  }

  /** The shortest trace after which no observation leaves every part undoomed, if there is one. */
  Optional<List<Long>> deadEnd() {
    BitSet ends = new BitSet();
    StateGraph graph = joint.graph();
    for (int tuple = 0; tuple < graph.stateCount(); tuple++) {
      ends.set(tuple, graph.firstEdge(tuple) == graph.firstEdge(tuple + 1));
    }
    return joint.trace(0, ends);
  }

  /** Where a trace leads each part from where they begin. */
  int[] after(List<Long> trace) {
    return joint.states(joint.after(trace));
  }
}
