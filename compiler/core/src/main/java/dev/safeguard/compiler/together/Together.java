package dev.safeguard.compiler.together;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What safeguards mean that must hold at the same time. A safeguard can go on in a state if some
 * infinite continuation never enters a doomed one.
 *
 * @param parts the safeguards
 * @param stuck those that cannot go on even alone; where there is one, there is no trap
 * @param trap a nearest point where each alone can go on, and all together cannot, if there is one
 * @param implied those that accept whatever all others accept
 * @param excluding pairs that accept no trace of at least one observation in common
 * @param idle transitions of drawn safeguards that never decide anything; those of implied parts
 *     are left out, as none of them does, and all where there is a trap or a part is stuck
 */
public record Together(
    List<MonitorModel> parts,
    List<MonitorModel> stuck,
    Optional<Trap> trap,
    List<Implication> implied,
    List<Pair> excluding,
    List<IdleGuard> idle) {
  public Together {
    parts = List.copyOf(parts);
    stuck = List.copyOf(stuck);
    implied = List.copyOf(implied);
    excluding = List.copyOf(excluding);
    idle = List.copyOf(idle);
  }

  /** Two safeguards. */
  public record Pair(MonitorModel first, MonitorModel second) {}

  /**
   * Looks into a set of safeguards.
   *
   * @param models of one store, each once; at least one
   * @param drawn whether the transitions of a safeguard are those that its author wrote
   * @throws BudgetExceededException if some search needs more than the budget
   */
  public static Together of(List<MonitorModel> models, Predicate<MonitorModel> drawn) {
    List<Part> parts = parts(models, mostTuples(models));
    List<MonitorModel> stuck =
        parts.stream().filter(part -> !part.canStart()).map(Part::model).toList();
    Optional<Trap> trap = stuck.isEmpty() ? new TrapSearch(parts).find() : Optional.empty();
    boolean fits = stuck.isEmpty() && trap.isEmpty();
    boolean startless = !stuck.isEmpty() || trap.filter(Together::isAtStart).isPresent();
    Set<JointWalk.Transition> taken = JointWalk.taken(parts);
    List<Part> suspects = suspectsFirst(parts, trap);
    List<Implication> implied = new ArrayList<>();
    List<IdleGuard> idle = new ArrayList<>();
    for (Part part : parts) {
      Optional<Implication> implication = Implication.of(part, suspects);
      implication.ifPresent(implied::add);
      if (implication.isEmpty() && fits && drawn.test(part.model())) {
        idle.addAll(IdleGuard.of(part, suspects, taken));
      }
    }
    // Whatever can go on for ever accepts some trace of at least one observation.
    List<Pair> excluding = startless ? Exclusion.pairs(parts) : List.of();
    return new Together(models, stuck, trap, implied, excluding, idle);
  }

  /**
   * The nearest trap of safeguards alone.
   *
   * @param models of one store, each once; at least one
   * @param mostTuples the most tuples of states that a search may look at
   * @return empty if there is none, or if one of them cannot go on even alone
   * @throws BudgetExceededException if some search needs more
   */
  public static Optional<Trap> trap(List<MonitorModel> models, int mostTuples) {
    List<Part> parts = parts(models, Math.min(mostTuples, mostTuples(models)));
    return parts.stream().allMatch(Part::canStart)
        ? new TrapSearch(parts).find()
        : Optional.empty();
  }

  private static List<Part> parts(List<MonitorModel> models, int mostTuples) {
    return models.stream().map(model -> Part.of(model, mostTuples)).toList();
  }

  private static int mostTuples(List<MonitorModel> models) {
    return models.get(0).automaton().diagrams().budget().limits().states();
  }

  /** Parts that are in conflict are the likeliest to forbid a trace. */
  static List<Part> suspectsFirst(List<Part> parts, Optional<Trap> trap) {
    List<MonitorModel> blamed = trap.map(Trap::parts).orElse(List.of());
    List<Part> suspects = new ArrayList<>(parts);
    suspects.sort(Comparator.comparing(part -> !blamed.contains(part.model())));
    return suspects;
  }

  private static boolean isAtStart(Trap trap) {
    return trap.trace().observations().isEmpty();
  }

  /** True if they cannot go on together from the beginning, although each alone can. */
  public boolean isContradiction() {
    return trap.filter(Together::isAtStart).isPresent();
  }
}
