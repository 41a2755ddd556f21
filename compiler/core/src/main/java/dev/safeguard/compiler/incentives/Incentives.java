package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.limits.Budget;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the penalty and the rewards of a safeguard make worth while (Theorem 15, for the whole
 * automaton).
 *
 * @param model the safeguard
 * @param environment what its environment pays
 * @param leastPenalty the least penalty under which no behaviour gains by violating, rounded up to
 *     12 digits; empty if every behaviour violates
 * @param violation a behaviour that gains by violating, the one that gains most
 * @param stall the states in which it pays to stay
 * @param cycle a longer cycle in which it pays to go round, the one that pays most
 * @param error by how much a behaviour can gain at most that is not found
 */
public record Incentives(
    MonitorModel model,
    EnvironmentReward environment,
    Optional<BigDecimal> leastPenalty,
    Optional<EarlyViolation> violation,
    Optional<RewardedLap> stall,
    Optional<RewardedLap> cycle,
    double error) {

  /**
   * Finds them.
   *
   * @throws dev.safeguard.compiler.limits.BudgetExceededException if that takes longer than is
   *     allowed, or needs more states because of rewards that are paid once
   */
  public static Incentives of(MonitorModel model, EnvironmentReward environment, Budget budget) {
    if (model.states().get(model.initial()).verdict() == Verdict.VIOLATED) {
      return new Incentives(
          model,
          environment,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          0);
    }
    PaidGraph points = PaidGraph.of(model, budget);
    Temptation temptation = new Temptation(points, environment, budget);
    LapSearch laps = new LapSearch(points, environment, budget);
    return new Incentives(
        model,
        environment,
        Optional.of(temptation.leastPenalty()),
        temptation.gain(),
        laps.stall(),
        laps.cycle(),
        Math.max(temptation.error(), laps.error()));
  }
}
