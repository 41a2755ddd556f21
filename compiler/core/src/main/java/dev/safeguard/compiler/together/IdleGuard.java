package dev.safeguard.compiler.together;

import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A transition that can never decide anything: on no trace that leaves every other part undoomed is
 * it taken.
 *
 * @param part the safeguard that has it
 * @param from the state that it leaves
 * @param edge the transition
 */
public record IdleGuard(MonitorModel part, MonitorModel.State from, MonitorModel.Edge edge) {

  /**
   * The idle transitions of a part that lead to another state, in the order of declaration.
   *
   * @param taken transitions that are known not to be idle
   */
  static List<IdleGuard> of(Part part, List<Part> parts, Set<JointWalk.Transition> taken) {
    List<IdleGuard> idle = new ArrayList<>();
    TakenTransitions alone = new TakenTransitions(part, List.of());
    for (int state = part.open().nextSetBit(0);
        state >= 0;
        state = part.open().nextSetBit(state + 1)) {
      MonitorModel.State from = part.model().states().get(state);
      for (int e = 0; e < from.edges().size(); e++) {
        MonitorModel.Edge edge = from.edges().get(e);
        if (edge.target() != state
            && !taken.contains(new JointWalk.Transition(part, state, e))
            && alone.first(state, edge.guard()).isPresent()
            && !isTaken(alone, state, edge.guard(), parts)) {
          idle.add(new IdleGuard(part.model(), from, edge));
        }
      }
    }
    return idle;
  }

  /** Draws in one part after the other that forbids the traces that are found. */
  private static boolean isTaken(TakenTransitions alone, int state, Guard guard, List<Part> parts) {
    TakenTransitions search = alone;
    while (true) {
      Optional<List<Long>> trace = search.first(state, guard);
      if (trace.isEmpty()) {
        return false;
      }
      TakenTransitions known = search;
      Optional<Part> opposed =
          parts.stream()
              .filter(part -> !known.has(part) && !part.open().get(part.after(trace.get())))
              .findFirst();
      if (opposed.isEmpty()) {
        return true;
      }
      search = search.with(opposed.get());
    }
  }

  /** The transitions of one part that some trace takes while none of some others is doomed. */
  private record TakenTransitions(Part part, List<Part> others, JointAutomaton joint) {
    TakenTransitions(Part part, List<Part> others) {
      this(part, others, new JointAutomaton(members(part, others), part.mostTuples()));
    }

    private static List<JointAutomaton.Member> members(Part part, List<Part> others) {
      List<Part> all = new ArrayList<>(List.of(part));
      all.addAll(others);
      return all.stream()
          .map(each -> new JointAutomaton.Member(each.automaton(), each.open(), each.initial()))
          .toList();
    }

    boolean has(Part other) {
      return other == part || others.contains(other);
    }

    TakenTransitions with(Part other) {
      List<Part> more = new ArrayList<>(others);
      more.add(other);
      return new TakenTransitions(part, more);
    }

    /** The shortest trace to a state, and then the smallest observation of a guard. */
    Optional<List<Long>> first(int state, Guard guard) {
      BitSet ready = joint.where(states -> states[0] == state && last(states, guard).isPresent());
      return joint
          .trace(0, ready)
          .map(
              trace -> {
                List<Long> whole = new ArrayList<>(trace);
                whole.add(last(joint.states(joint.after(trace)), guard).getAsLong());
                return whole;
              });
    }

    private OptionalLong last(int[] states, Guard guard) {
      Guard allowed = guard;
      for (int i = 0; i < others.size(); i++) {
        allowed = allowed.and(others.get(i).allowed(states[i + 1]));
      }
      return allowed.isNothing() ? OptionalLong.empty() : OptionalLong.of(allowed.smallest());
    }
  }
}
