package dev.safeguard.compiler;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.comparison.StageComparison;
import dev.safeguard.compiler.comparison.StageComparison.ForbiddenReward;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.semantics.Specification;
import java.util.List;

/** Warns where a stage of a curriculum forbids what an earlier one rewarded. */
final class StageFindings {
  private StageFindings() {}

  /**
   * Looks at every pair of stages.
   *
   * @param stages the safeguards of the progression, in its order
   * @param stateBudget the most states of a product of two of them
   */
  static void report(
      Specification.Progression progression,
      List<MonitorModel> stages,
      int stateBudget,
      Findings findings) {
    for (int i = 0; i < stages.size(); i++) {
      MonitorModel earlier = stages.get(i);
      for (MonitorModel later : stages.subList(i + 1, stages.size())) {
        StageComparison.forbiddenRewards(earlier, later, stateBudget)
            .forEach(reward -> report(progression, earlier, later, reward, findings));
      }
    }
  }

  private static void report(
      Specification.Progression progression,
      MonitorModel earlier,
      MonitorModel later,
      ForbiddenReward reward,
      Findings findings) {
    findings.add(
        DiagnosticCode.STAGE_FORBIDS,
        progression.span(),
        "the stage `"
            + earlier.name()
            + "` rewards coming to `"
            + reward.state().name()
            + "`, and "
            + (reward.always() ? "every trace" : "a trace")
            + " that earns this violates the later stage `"
            + later.name()
            + "`",
        "A learner that was paid for it has to unlearn it; let the later stage allow it, or do not"
            + " reward it.",
        reward.trace().witness(earlier.alphabet()));
  }
}
