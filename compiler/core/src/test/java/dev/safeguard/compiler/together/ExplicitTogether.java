package dev.safeguard.compiler.together;

import dev.safeguard.compiler.ExplicitSafeguard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The definitions of what safeguards mean together, word for word, on every tuple of states that is
 * reached: an oracle for sets so small that it can be asked.
 */
final class ExplicitTogether {
  private final List<ExplicitSafeguard> parts;
  private final int[] observations;

  ExplicitTogether(List<ExplicitSafeguard> parts) {
    this.parts = parts;
    this.observations =
        IntStream.range(0, 1 << parts.get(0).labels().size())
            .filter(parts.get(0).possible())
            .toArray();
  }

  private List<Integer> step(List<Integer> tuple, int observation) {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> parts.get(i).next()[tuple.get(i)][observation])
        .toList();
  }

  private List<Integer> start() {
    return parts.stream().map(part -> 0).toList();
  }

  private Set<List<Integer>> reachable(List<Integer> from) {
    Set<List<Integer>> seen = new LinkedHashSet<>(List.of(from));
    List<List<Integer>> todo = new ArrayList<>(seen);
    for (int i = 0; i < todo.size(); i++) {
      for (int o : observations) {
        List<Integer> next = step(todo.get(i), o);
        if (seen.add(next)) {
          todo.add(next);
        }
      }
    }
    return seen;
  }

  private boolean accepts(List<Integer> tuple) {
    return IntStream.range(0, parts.size())
        .allMatch(i -> parts.get(i).accepting().get(tuple.get(i)));
  }

  private boolean isDoomed(List<Integer> tuple) {
    return reachable(tuple).stream().noneMatch(this::accepts);
  }

  /** Whether some infinite continuation never enters a doomed tuple. */
  boolean canGoOn(List<Integer> tuple) {
    Set<List<Integer>> live = new HashSet<>(reachable(tuple));
    live.removeIf(this::isDoomed);
    while (live.removeIf(
        each -> IntStream.of(observations).noneMatch(o -> live.contains(step(each, o))))) {
      // until each has a successor among them
    }
    return live.contains(tuple);
  }

  private ExplicitTogether only(Set<Integer> chosen) {
    return new ExplicitTogether(chosen.stream().sorted().map(parts::get).toList());
  }

  private List<Integer> only(Set<Integer> chosen, List<Integer> tuple) {
    return chosen.stream().sorted().map(tuple::get).toList();
  }

  boolean eachCanGoOn(List<Integer> tuple) {
    return IntStream.range(0, parts.size())
        .allMatch(i -> only(Set.of(i)).canGoOn(List.of(tuple.get(i))));
  }

  /** The first trace, in the order of witnesses, into a trap. */
  Optional<List<Long>> trap() {
    Map<List<Integer>, List<Long>> layer = new LinkedHashMap<>(Map.of(start(), List.of()));
    Set<List<Integer>> seen = new HashSet<>();
    while (!layer.isEmpty()) {
      Optional<List<Long>> best =
          layer.entrySet().stream()
              .filter(entry -> eachCanGoOn(entry.getKey()) && !canGoOn(entry.getKey()))
              .map(Map.Entry::getValue)
              .min(ORDER);
      if (best.isPresent()) {
        return best;
      }
      seen.addAll(layer.keySet());
      Map<List<Integer>, List<Long>> following = new LinkedHashMap<>();
      layer.forEach(
          (tuple, trace) -> {
            for (int o : observations) {
              List<Long> longer = new ArrayList<>(trace);
              longer.add((long) o);
              following.merge(step(tuple, o), longer, (a, b) -> ORDER.compare(a, b) <= 0 ? a : b);
            }
          });
      following.keySet().removeAll(seen);
      layer = following;
    }
    return Optional.empty();
  }

  private static final Comparator<Long> OBSERVATIONS =
      Comparator.<Long>comparingInt(Long::bitCount)
          .thenComparing(
              (a, b) -> {
                long difference = Long.lowestOneBit(a ^ b);
                return difference == 0 ? 0 : (a & difference) != 0 ? -1 : 1;
              });

  private static final Comparator<List<Long>> ORDER =
      Comparator.<List<Long>>comparingInt(trace -> trace.stream().mapToInt(Long::bitCount).sum())
          .thenComparing(
              (a, b) ->
                  IntStream.range(0, a.size())
                      .map(i -> OBSERVATIONS.compare(a.get(i), b.get(i)))
                      .filter(order -> order != 0)
                      .findFirst()
                      .orElse(0));

  /** Where a trace leads. */
  List<Integer> after(List<Long> trace) {
    List<Integer> tuple = start();
    for (long observation : trace) {
      tuple = step(tuple, (int) observation);
    }
    return tuple;
  }

  /** The smallest sets of parts that cannot go on together after a trace. */
  Set<Set<Integer>> smallestGuilty(List<Long> trace) {
    List<Integer> tuple = after(trace);
    return smallest(chosen -> !only(chosen).canGoOn(only(chosen, tuple)));
  }

  private Set<Set<Integer>> smallest(Predicate<Set<Integer>> property) {
    List<Set<Integer>> found =
        IntStream.range(1, 1 << parts.size())
            .mapToObj(
                bits ->
                    IntStream.range(0, parts.size())
                        .filter(i -> (bits >>> i & 1) == 1)
                        .boxed()
                        .collect(Collectors.toSet()))
            .filter(property)
            .toList();
    int least = found.stream().mapToInt(Set::size).min().orElse(0);
    return found.stream().filter(set -> set.size() == least).collect(Collectors.toSet());
  }

  /** Whether every trace that some parts accept is accepted by another. */
  boolean imply(Set<Integer> others, int part) {
    return reachable(start()).stream()
        .noneMatch(
            tuple ->
                !parts.get(part).accepting().get(tuple.get(part))
                    && others.stream().allMatch(i -> parts.get(i).accepting().get(tuple.get(i))));
  }

  boolean isImplied(int part) {
    Set<Integer> others =
        IntStream.range(0, parts.size()).filter(i -> i != part).boxed().collect(Collectors.toSet());
    return imply(others, part);
  }

  /** Whether no trace of at least one observation is accepted by both. */
  boolean exclude(int one, int other) {
    ExplicitTogether both = only(Set.of(one, other));
    return both.reachable(both.start()).stream()
        .flatMap(tuple -> IntStream.of(observations).mapToObj(o -> both.step(tuple, o)))
        .noneMatch(both::accepts);
  }

  /**
   * Whether an observation takes a part from a state to another on some trace that leaves every
   * other part undoomed.
   */
  boolean decides(int part, int from, int observation) {
    return reachable(start()).stream()
        .filter(tuple -> tuple.get(part) == from)
        .map(tuple -> step(tuple, observation))
        .anyMatch(
            tuple ->
                IntStream.range(0, parts.size())
                    .allMatch(i -> i == part || !parts.get(i).doomed().get(tuple.get(i))));
  }
}
