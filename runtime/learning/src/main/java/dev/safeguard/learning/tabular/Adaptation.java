package dev.safeguard.learning.tabular;

import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.model.Dynamics;
import dev.safeguard.learning.model.KnownEnvironment;
import dev.safeguard.learning.model.PolicyEvaluation;
import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs to adapt to a safeguard that was never seen, after training under others: how often
 * it is violated until the policy without exploration reaches the goal with a probability that was
 * asked for, computed from the dynamics, which the learner does not see.
 *
 * @param before training episodes that violated the earlier safeguards
 * @param violations training episodes that violated the new one
 * @param episodes under the new one
 * @param learned whether that was enough
 */
public record Adaptation(long before, long violations, int episodes, boolean learned) {
  private static final int CHECKED_EVERY = 10;

  /**
   * What is to be adapted to.
   *
   * @param stage of the new safeguard
   * @param success the probability of reaching the goal at which the task counts as learned
   */
  public record Target(Progression.Stage stage, double success) {}

  /**
   * Trains under earlier safeguards, once, and then adapts to each of some others, from the same
   * agent.
   *
   * @param environment of this measurement alone
   * @param request whose arm goes through all stages; its episodes are the most for adapting to
   *     one, its progression is ignored
   * @param earlier stages to train in before; with none, adaptation is learning from scratch
   * @param episodes in each of them; at least 1
   * @return in the order of the targets
   */
  public static List<Adaptation> measure(
      KnownEnvironment environment,
      TrainingRequest request,
      List<Progression.Stage> earlier,
      int episodes,
      List<Target> targets) {
    List<Progression.Stage> before = new ArrayList<>();
    for (Progression.Stage stage : earlier) {
      before.add(stage.until(ConvergenceRule.episodes(episodes)));
    }
    List<Adaptation> measured = new ArrayList<>();
    try {
      TabularRun trained = run(environment, request, before, targets.get(0));
      long violated = 0;
      // All but the last episode, after which a run goes on to its own target.
      for (int i = 1; i < episodes * earlier.size(); i++) {
        violated += trained.train().violatedStage() ? 1 : 0;
      }
      Checkpoint checkpoint = trained.checkpoint("", 0, 0);
      for (Target target : targets) {
        TabularRun run = run(environment, request, before, target);
        boolean violatedLast = false;
        if (!earlier.isEmpty()) {
          run.resume(checkpoint);
          violatedLast = run.train().violatedStage();
        }
        long all = violated + (violatedLast ? 1 : 0);
        measured.add(adapt(environment, run, target, all, request.episodes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return measured;
  }

  private static TabularRun run(
      KnownEnvironment environment,
      TrainingRequest request,
      List<Progression.Stage> before,
      Target target) {
    List<Progression.Stage> stages = new ArrayList<>(before);
    stages.add(new Progression.Stage("new", target.stage().monitor(), target.stage().until()));
    return new TabularRun(environment, request.with(new Progression("Adaptation", stages)));
  }

  private static Adaptation adapt(
      KnownEnvironment environment, TabularRun run, Target target, long before, int most) {
    long violations = 0;
    Dynamics dynamics = environment.dynamics();
    int begin = run.episodes();
    boolean promising = true;
    while (true) {
      int used = run.episodes() - begin;
      boolean learned =
          promising
              && PolicyEvaluation.of(dynamics, run.labels(), run.judge(), run.policy()).success()
                  >= target.success();
      if (learned || used >= most) {
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
