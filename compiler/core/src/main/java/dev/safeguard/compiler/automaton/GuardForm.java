package dev.safeguard.compiler.automaton;

import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The shape in which a guard is best written down, for people and as code. */
public sealed interface GuardForm {

  /** How much there is to read: a mark for each label, each negation and each conjunction. */
  int weight();

  /** A disjunction of conjunctions. */
  record Sum(Cover cover) implements GuardForm {
    @Override
    public int weight() {
      return weight(cover);
    }

    private static int weight(Cover cover) {
      int negations = cover.cubes().stream().mapToInt(c -> Long.bitCount(c.negative())).sum();
      return cover.size() + negations + cover.cubes().size();
    }
  }

  /** The negation of a disjunction of conjunctions. */
  record NegatedSum(Cover cover) implements GuardForm {
    @Override
    public int weight() {
      return cover.size() <= 2 ? 2 + Sum.weight(cover) : Sum.weight(cover);
    }
  }

  /** A condition on how many of some labels hold. */
  record Count(SymmetricGuard guard) implements GuardForm {
    @Override
    public int weight() {
      return 4 + Long.bitCount(guard.labels());
    }
  }

  /**
   * The shortest form of a guard that is true on every observation of {@code required} and false
   * outside {@code allowed}.
   *
   * @param required must imply {@code allowed}
   * @param allowed {@code required} itself, or more where some observations do not matter
   * @param mostCubes the most conjunctions worth writing down; a disjunction of single labels may
   *     have more
   * @return empty if the guard has no form that short, or if there is no room left to look for it
   */
  static Optional<GuardForm> of(Guard required, Guard allowed, int mostCubes) {
    try {
      List<GuardForm> forms = sums(required, allowed, mostCubes);
      int shortest = forms.stream().mapToInt(GuardForm::weight).min().orElse(Integer.MAX_VALUE);
      if (shortest > 6) {
        SymmetricGuard.of(required)
            .or(() -> allowed.equals(required) ? Optional.empty() : SymmetricGuard.of(allowed))
            .filter(guard -> !guard.counts().isAllOrNothing())
            .ifPresent(guard -> forms.add(new Count(guard)));
      }
      return forms.stream().min(Comparator.comparingInt(GuardForm::weight));
    } catch (BudgetExceededException e) {
      return withoutForm(e);
    }
  }

  /** The shortest form that is not a count, otherwise as {@link #of}. */
  static Optional<GuardForm> sum(Guard required, Guard allowed, int mostCubes) {
    try {
      return sums(required, allowed, mostCubes).stream()
          .min(Comparator.comparingInt(GuardForm::weight));
    } catch (BudgetExceededException e) {
      return withoutForm(e);
    }
  }

  /**
   * A guard without a form is shown in another way, but not if there is no time for that either.
   */
  private static Optional<GuardForm> withoutForm(BudgetExceededException e) {
    if (e.resource() == BudgetExceededException.Resource.TIME) {
      throw e;
    }
    return Optional.empty();
  }

  private static List<GuardForm> sums(Guard required, Guard allowed, int mostCubes) {
    List<GuardForm> forms = new ArrayList<>();
    Cover.between(required, allowed, mostCubes)
        .ifPresent(
            cover -> {
              forms.add(new Sum(cover));
              complement(cover).ifPresent(other -> forms.add(new NegatedSum(other)));
            });
    if (forms.isEmpty() || forms.get(0).weight() > 3) {
      Cover.between(allowed.not(), required.not(), mostCubes)
          .ifPresent(
              cover -> {
                forms.add(new NegatedSum(cover));
                complement(cover).ifPresent(other -> forms.add(new Sum(other)));
              });
    }
    return forms;
  }

  /** The complement of a single conjunction: a disjunction of single labels. */
  private static Optional<Cover> complement(Cover cover) {
    if (cover.cubes().size() != 1) {
      return Optional.empty();
    }
    Cover.Cube cube = cover.cubes().get(0);
    List<Cover.Cube> singles = new ArrayList<>();
    for (long left = cube.positive() | cube.negative(); left != 0; left &= left - 1) {
      long label = Long.lowestOneBit(left);
      singles.add(new Cover.Cube(label & cube.negative(), label & cube.positive()));
    }
    return Optional.of(new Cover(singles));
  }
}
