package dev.safeguard.learning.tabular;

import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.model.Dynamics;
import dev.safeguard.learning.model.KnownEnvironment;
import dev.safeguard.learning.model.PolicyEvaluation;
import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs to adapt to a safeguard that was never seen, after training under others: how often
 * it is violated until the policy without exploration reaches the goal with a probability of {@link
 * #LEARNED}, computed from the dynamics, which the learner does not see.
 *
 * @param before training episodes that violated the earlier safeguards
 * @param violations training episodes that violated the new one
 * @param episodes under the new one
 * @param learned whether that was enough
 */
public record Adaptation(long before, long violations, int episodes, boolean learned) {
  /** A policy that reaches the goal with this probability counts as having learned the task. */
  public static final double LEARNED = 0.99;

  private static final int CHECKED_EVERY = 10;

  /**
   * Trains under earlier safeguards and then adapts to the last one of the request's progression.
   *
   * @param environment of this measurement alone
   * @param request whose arm goes through all stages; its episodes are the most for adapting
   * @param earlier stages to train in before; with none, adaptation is learning from scratch
   * @param episodes in each of them; at least 1
   */
  public static Adaptation measure(
      KnownEnvironment environment,
      TrainingRequest request,
      List<Progression.Stage> earlier,
      int episodes) {
    List<Progression.Stage> stages = new ArrayList<>();
    for (Progression.Stage stage : earlier) {
      stages.add(stage.until(ConvergenceRule.episodes(episodes)));
    }
    stages.add(request.progression().last());
    TabularRun run =
        new TabularRun(
            environment, request.with(new Progression(request.progression().name(), stages)));
    long before = 0;
    while (run.stage() < earlier.size()) {
      before += run.train().violatedStage() ? 1 : 0;
    }
    long violations = 0;
    Dynamics dynamics = environment.dynamics();
    int begin = run.episodes();
    boolean promising = true;
    while (true) {
      int used = run.episodes() - begin;
      boolean learned =
          promising
              && PolicyEvaluation.of(dynamics, run.labels(), run.judge(), run.policy()).success()
                  >= LEARNED;
      if (learned || used >= request.episodes()) {
        return new Adaptation(before, violations, used, learned);
      }
      promising = true; // The exact probability is dear: it waits for episodes without failure.
      for (int i = 0; i < CHECKED_EVERY; i++) {
        TabularRun.Episode episode = run.train();
        promising &= episode.success();
        violations += episode.violatedStage() ? 1 : 0;
      }
    }
  }
}
