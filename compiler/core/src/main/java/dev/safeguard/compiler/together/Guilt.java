package dev.safeguard.compiler.together;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the smallest set of parts that cannot go on together after a trace into a trap. */
final class Guilt {
  private final List<Part> parts;
  private final List<List<Part>> cores;

  /**
   * @param cores the groups that can be trapped, each by itself
   */
  Guilt(List<Part> parts, List<List<Part>> cores) {
    this.parts = parts;
    this.cores = cores;
  }

  /**
   * The smallest set; of several one, always the same.
   *
   * @param trace into a trap of all parts
   */
  List<Part> after(List<Long> trace) {
    List<Part> smallest =
        cores.stream()
            .filter(core -> areStuck(core, trace))
            .map(core -> chosen(core, smallest(core, trace)))
            .min(Comparator.comparingInt(List::size))
            .orElseThrow();
    return acrossCores(smallest.size(), trace).orElse(smallest);
  }

  /** Pairs first: they are cheap to look at, and mostly it is a pair. */
  private BitSet smallest(List<Part> core, List<Long> trace) {
    Predicate<BitSet> stuck = some -> areStuck(chosen(core, some), trace);
    return SmallestSet.below(3, core.size(), stuck)
        .orElseGet(() -> SmallestSet.of(core.size(), stuck));
  }

  /**
   * A smaller set of parts of several cores. What these share is only how long a trace is, which
   * matters to parts that are not always accepting. Two of them at least make a set.
   */
  private Optional<List<Part>> acrossCores(int size, List<Long> trace) {
    List<Part> mixed =
        parts.stream()
            .filter(part -> cores.stream().anyMatch(core -> core.contains(part)))
            .toList();
    long open =
        cores.stream().filter(core -> core.stream().anyMatch(part -> !part.closed())).count();
    return open < 2
        ? Optional.empty()
        : SmallestSet.below(size, mixed.size(), some -> areStuck(chosen(mixed, some), trace))
            .map(some -> chosen(mixed, some));
  }

  private static List<Part> chosen(List<Part> parts, BitSet some) {
    return some.stream().mapToObj(parts::get).toList();
  }

  private boolean areStuck(List<Part> some, List<Long> trace) {
    int[] states = some.stream().mapToInt(part -> part.after(trace)).toArray();
    return some.size() > 1 && !new JointLiveness(some, states).canStart();
  }
}
