package dev.safeguard.compiler.comparison;

import dev.safeguard.compiler.analysis.ReplayedTrace;
import dev.safeguard.compiler.analysis.ReplayedTrace.Claim;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two stages of a curriculum beside each other.
 *
 * @param earlier the number of the earlier stage, from 0
 * @param later the number of the later one
 * @param comparison what the later allows and forbids beside the earlier
 */
public record StageComparison(int earlier, int later, Comparison comparison) {

  /**
   * Every pair of stages, in the order of the earlier, then of the later, without those that need
   * more than the budget of their diagrams allows.
   *
   * @param stages the safeguards of a progression of one file
   */
  public static List<StageComparison> of(List<MonitorModel> stages) {
    List<StageComparison> pairs = new ArrayList<>();
    for (int i = 0; i < stages.size(); i++) {
      for (int j = i + 1; j < stages.size(); j++) {
        compare(stages.get(i), stages.get(j), i, j).ifPresent(pairs::add);
      }
    }
    return pairs;
  }

  private static Optional<StageComparison> compare(
      MonitorModel earlier, MonitorModel later, int i, int j) {
    Budget budget = earlier.automaton().diagrams().budget();
    try {
      Comparison comparison = budget.spendOn(() -> Comparison.of(earlier, later, budget));
      return Optional.of(new StageComparison(i, j, comparison));
    } catch (BudgetExceededException e) {
      return Optional.empty();
    }
  }

  /**
   * A reward of a stage that a later one forbids to earn in some way.
   *
   * @param state the state of the earlier stage that pays
   * @param trace a shortest trace that ends by earning it and violates the later stage
   * @param always whether every trace that earns it violates the later stage
   */
  public record ForbiddenReward(MonitorModel.State state, ReplayedTrace trace, boolean always) {}

  /** The rewards of a stage, each of which some trace earns that violates a later stage. */
  public static List<ForbiddenReward> forbiddenRewards(
      MonitorModel earlier, MonitorModel later, int stateBudget) {
    List<ForbiddenReward> forbidden = new ArrayList<>();
    List<Integer> paying = paying(earlier);
    if (paying.isEmpty()) {
      return forbidden;
    }
    Difference pairs = new Difference(earlier.automaton(), later.automaton(), stateBudget);
    for (int pays : paying) {
      MonitorModel.State state = earlier.states().get(pays);
      Optional<List<Long>> allowed = pairs.firstStep((a, b) -> a == pays && !isViolated(later, b));
      pairs
          .firstStep((a, b) -> a == pays && isViolated(later, b))
          .map(
              trace ->
                  ReplayedTrace.of(
                      trace,
                      List.of(
                          new Claim(earlier, state::equals),
                          Claim.verdict(later, Verdict.VIOLATED))))
          .ifPresent(trace -> forbidden.add(new ForbiddenReward(state, trace, allowed.isEmpty())));
    }
    return forbidden;
  }

  private static List<Integer> paying(MonitorModel model) {
    List<Integer> paying = new ArrayList<>();
    for (int q = 0; q < model.states().size(); q++) {
      if (model.states().get(q).reward() > 0 && !isViolated(model, q)) {
        paying.add(q);
      }
    }
    return paying;
  }

  private static boolean isViolated(MonitorModel model, int state) {
    return model.states().get(state).verdict() == Verdict.VIOLATED;
  }
}
