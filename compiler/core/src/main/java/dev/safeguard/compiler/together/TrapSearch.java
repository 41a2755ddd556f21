package dev.safeguard.compiler.together;

import dev.safeguard.compiler.analysis.ReplayedTrace;
import dev.safeguard.compiler.analysis.ReplayedTrace.Claim;
import dev.safeguard.compiler.analysis.ShortestTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the shortest trace into a trap by looking only at parts that interact. */
final class TrapSearch {
  private final List<Part> parts;

  /**
   * @param parts each of which can go on from its initial state
   */
  TrapSearch(List<Part> parts) {
    this.parts = parts;
  }

  Optional<Trap> find() {
    Optional<List<Long>> shortest = Optional.empty();
    List<List<Part>> cores = cores();
    for (List<Part> core : cores) {
      Optional<List<Long>> found = fromCore(core);
      if (found.isPresent()
          && (shortest.isEmpty() || ShortestTrace.precedes(found.get(), shortest.get()))) {
        shortest = found;
      }
    }
    return shortest.map(trace -> explained(trace, new Guilt(parts, cores).after(trace)));
  }

  /**
   * Groups whose traps are those of all parts. What is accepted depends on the length of a trace,
   * even in parts that share no label; so at most one group may be without a steady way to go on.
   */
  private List<List<Part>> cores() {
    List<List<Part>> cores = new ArrayList<>();
    List<Part> unsteady = new ArrayList<>();
    int unsteadyGroups = 0;
    for (List<Part> group :
        IndependentGroups.of(parts, parts.get(0).model().alphabet().assumption())) {
      List<Part> core = InteractingCore.of(group);
      if (core.isEmpty()) {
        continue;
      }
      if (core.stream().allMatch(Part::closed) || JointLiveness.of(core).isSteady()) {
        cores.add(core);
      } else {
        unsteady.addAll(core);
        unsteadyGroups++;
      }
    }
    if (unsteadyGroups > 0) {
      cores.add(inOrder(unsteady));
    }
    return cores;
  }

  private List<Part> inOrder(List<Part> some) {
    return parts.stream().filter(some::contains).toList();
  }

  /**
   * The shortest trace into a trap of a core on which all other parts can go on. A part that cannot
   * is drawn in, and the search begins again.
   */
  private Optional<List<Long>> fromCore(List<Part> core) {
    List<Part> seen = core;
    while (true) {
      Optional<List<Long>> trace = JointLiveness.of(seen).trap();
      if (trace.isEmpty()) {
        return trace;
      }
      Optional<Part> left =
          parts.stream().filter(part -> !part.going().get(part.after(trace.get()))).findFirst();
      if (left.isEmpty()) {
        return trace;
      }
      List<Part> more = new ArrayList<>(seen);
      more.add(left.get());
      seen = inOrder(more);
    }
  }

  private Trap explained(List<Long> trace, List<Part> blamed) {
    int[] states = blamed.stream().mapToInt(part -> part.after(trace)).toArray();
    Conflict conflict = Conflict.of(blamed, states);
    List<Claim> claims =
        parts.stream()
            .map(
                part ->
                    new Claim(
                        part.model(), end -> part.going().get(part.model().states().indexOf(end))))
            .toList();
    return new Trap(
        ReplayedTrace.of(trace, claims),
        blamed.stream().map(Part::model).toList(),
        conflict.ahead(),
        conflict.demands());
  }
}
