package dev.safeguard.compiler.comparison;

import dev.safeguard.compiler.analysis.ReplayedTrace;
import dev.safeguard.compiler.analysis.ReplayedTrace.Claim;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.limits.Budget;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What two safeguards, perhaps of two files, allow and forbid beside each other. Traces are
 * compared that the assumptions of both allow, since of others a monitor says nothing; and by the
 * verdicts that each monitor gives under its own assumption.
 *
 * @param alphabet the labels of both, in the order of the first, and what both assume
 * @param accepted traces that one accepts and the other does not
 * @param violated traces that violate one and not the other
 * @param labels labels that only one of them declares, and that are free in the other
 * @param possible observations that the assumption of one allows and that of the other does not
 */
public record Comparison(
    Alphabet alphabet,
    Sides<Optional<ReplayedTrace>> accepted,
    Sides<Optional<ReplayedTrace>> violated,
    Sides<List<String>> labels,
    Sides<OptionalLong> possible) {

  /** What holds only of the first, and only of the second. */
  public record Sides<T>(T onlyFirst, T onlySecond) {}

  /** How many labels two safeguards have together, at most {@link Alphabet#MOST_LABELS} fit. */
  public static int labelCount(MonitorModel first, MonitorModel second) {
    return Alignment.labels(first, second).size();
  }

  /**
   * Compares two safeguards with no more labels together than fit into an observation.
   *
   * @param budget the most pairs of states and diagram nodes, and the time
   */
  public static Comparison of(MonitorModel first, MonitorModel second, Budget budget) {
    Alignment aligned = Alignment.of(first, second, budget);
    Alignment.Side left = aligned.first();
    Alignment.Side right = aligned.second();
    Difference difference =
        new Difference(left.automaton(), right.automaton(), budget.limits().states());
    Claim accepts = Claim.accepted(first).under(left.projection());
    Claim refuses = Claim.notAccepted(first).under(left.projection());
    Claim otherAccepts = Claim.accepted(second).under(right.projection());
    Claim otherRefuses = Claim.notAccepted(second).under(right.projection());
    Claim violates = Claim.verdict(first, Verdict.VIOLATED).under(left.projection());
    Claim otherViolates = Claim.verdict(second, Verdict.VIOLATED).under(right.projection());
    return new Comparison(
        new Alphabet(aligned.labels(), left.assumption().and(right.assumption()), "", 0),
        new Sides<>(
            difference.onlyLeft().map(t -> ReplayedTrace.of(t, List.of(accepts, otherRefuses))),
            difference.onlyRight().map(t -> ReplayedTrace.of(t, List.of(refuses, otherAccepts)))),
        new Sides<>(
            difference
                .first((a, b) -> isViolated(first, a) && !isViolated(second, b))
                .map(t -> ReplayedTrace.of(t, List.of(violates, not(second, right)))),
            difference
                .first((a, b) -> !isViolated(first, a) && isViolated(second, b))
                .map(t -> ReplayedTrace.of(t, List.of(not(first, left), otherViolates)))),
        new Sides<>(aligned.missing(right), aligned.missing(left)),
        new Sides<>(
            smallest(left.assumption().without(right.assumption())),
            smallest(right.assumption().without(left.assumption()))));
  }

  private static boolean isViolated(MonitorModel model, int state) {
    return model.states().get(state).verdict() == Verdict.VIOLATED;
  }

  private static Claim not(MonitorModel model, Alignment.Side side) {
    return new Claim(model, state -> state.verdict() != Verdict.VIOLATED).under(side.projection());
  }

  private static OptionalLong smallest(Guard guard) {
    return guard.isNothing() ? OptionalLong.empty() : OptionalLong.of(guard.smallest());
  }

  /** What the second is, beside the first. */
  public Relation relation() {
    return Relation.of(accepted.onlyFirst.isPresent(), accepted.onlySecond.isPresent());
  }

  /** True if no observation is possible for both, so that only the empty trace was compared. */
  public boolean isVoid() {
    return alphabet.assumption().isNothing();
  }
}
