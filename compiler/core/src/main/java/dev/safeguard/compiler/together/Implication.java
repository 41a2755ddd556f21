package dev.safeguard.compiler.together;

import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A part that others imply: every trace that they all accept, it accepts too.
 *
 * @param by some of the others, no smaller choice among which would do; none if it accepts all
 */
public record Implication(MonitorModel part, List<MonitorModel> by) {
  public Implication {
    by = List.copyOf(by);
  }

  /** Whether the other parts imply one of them, found by way of traces that only it refuses. */
  static Optional<Implication> of(Part part, List<Part> parts) {
    List<Part> others = new ArrayList<>();
    while (true) {
      Optional<List<Long>> refused = refused(part, others);
      if (refused.isEmpty()) {
        BitSet needed =
            SmallestSet.of(others.size(), some -> refused(part, chosen(others, some)).isEmpty());
        return Optional.of(
            new Implication(
                part.model(),
                parts.stream().filter(chosen(others, needed)::contains).map(Part::model).toList()));
      }
      Optional<Part> opposed =
          parts.stream()
              .filter(other -> other != part && !other.accepts(other.after(refused.get())))
              .findFirst();
      if (opposed.isEmpty()) {
        return Optional.empty();
      }
      others.add(opposed.get());
    }
  }

  private static List<Part> chosen(List<Part> others, BitSet some) {
    return some.stream().mapToObj(others::get).toList();
  }

  /** A shortest trace that some parts accept and another one does not. */
  private static Optional<List<Long>> refused(Part part, List<Part> others) {
    if (others.stream().anyMatch(other -> !other.open().get(other.initial()))) {
      return Optional.empty();
    }
    List<JointAutomaton.Member> members = new ArrayList<>();
    BitSet everywhere = new BitSet();
    everywhere.set(0, part.automaton().stateCount());
    members.add(new JointAutomaton.Member(part.automaton(), everywhere, part.initial()));
    others.forEach(
        other ->
            members.add(
                new JointAutomaton.Member(other.automaton(), other.open(), other.initial())));
    JointAutomaton joint = new JointAutomaton(members, part.mostTuples());
    return joint.trace(
        0,
        joint.where(
            states ->
                !part.accepts(states[0])
                    && IntStream.range(1, states.length)
                        .allMatch(i -> others.get(i - 1).accepts(states[i]))));
  }
}
