package dev.safeguard.compiler.automaton;

import java.util.Optional;

/** The shape in which a guard is best written down, for people and as code. */
public sealed interface GuardForm {

  /** A disjunction of conjunctions. */
  record Sum(Cover cover) implements GuardForm {}

  /** The negation of a disjunction of conjunctions. */
  record NegatedSum(Cover cover) implements GuardForm {}

  /** A condition on how many of some labels hold. */
  record Count(SymmetricGuard guard) implements GuardForm {}

  /**
   * The shortest form of a guard that is true on every observation of {@code required} and false
   * outside {@code allowed}.
   *
   * @param required must imply {@code allowed}
   * @param allowed {@code required} itself, or more where some observations do not matter
   * @param mostCubes the most conjunctions worth writing down
   * @return empty if the guard has no form that short, or if there is no room left to look for it
   */
  static Optional<GuardForm> of(Guard required, Guard allowed, int mostCubes) {
    try {
      return shortest(required, allowed, mostCubes);
    } catch (BudgetExceededException e) {
      return Optional.empty();
    }
  }

  private static Optional<GuardForm> shortest(Guard required, Guard allowed, int mostCubes) {
    Optional<Cover> positive = Cover.between(required, allowed, mostCubes);
    if (positive.isPresent() && positive.get().size() <= 3) {
      return positive.map(Sum::new);
    }
    Optional<Cover> negative = Cover.between(allowed.not(), required.not(), mostCubes);
    int shortest =
        Math.min(
            positive.map(GuardForm::weight).orElse(Integer.MAX_VALUE),
            negative.map(cover -> 1 + weight(cover)).orElse(Integer.MAX_VALUE));
    Optional<SymmetricGuard> count =
        SymmetricGuard.of(required)
            .or(() -> allowed.equals(required) ? Optional.empty() : SymmetricGuard.of(allowed))
            .filter(guard -> 4 + Long.bitCount(guard.labels()) < shortest);
    if (count.isPresent()) {
      return count.map(Count::new);
    }
    if (positive.isPresent() && weight(positive.get()) == shortest) {
      return positive.map(Sum::new);
    }
    return negative.map(NegatedSum::new);
  }

  /** How much there is to read: a mark for each label, each negation and each conjunction. */
  private static int weight(Cover cover) {
    int negations = cover.cubes().stream().mapToInt(c -> Long.bitCount(c.negative())).sum();
    return cover.size() + negations + cover.cubes().size();
  }
}
