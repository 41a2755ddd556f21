package dev.safeguard.learning.tabular;

import dev.safeguard.learning.Environment;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Progression;
import org.jspecify.annotations.Nullable;

/**
 * What learns in an arm.
 *
 * @param environment in which it acts
 * @param progression of the whole curriculum, whatever the arm uses of it
 * @param guide a monitor of the safeguard that is in force first
 * @param seed of all that it does at random
 */
record ArmLearner(
    Arm arm, Environment environment, Progression progression, Monitor guide, long seed) {

  Learner learner() {
    int observations = environment.observations();
    int actions = environment.actions();
    QLearningSettings settings =
        QLearningSettings.defaults().withCounterfactual(arm.counterfactual());
    return switch (arm.base()) {
      case PSL, ZERO_SHOT, RL ->
          new QLearning(
              arm.guidance() == Arm.Guidance.NONE ? settings : settings.withShield(),
              observations,
              actions,
              seed,
              guide,
              null,
              shield());
      case FEAR ->
          new QLearning(
              settings.withoutPenalty(),
              observations,
              actions,
              seed,
              guide,
              new IntrinsicFear(
                  IntrinsicFear.Settings.defaults(),
                  observations,
                  guide.safeguard().states().size()),
              null);
      case REFERENCE ->
          new ReferenceLearning(
              ReferenceLearning.Settings.published(),
              observations,
              progression.stages().stream()
                  .mapToInt(stage -> stage.monitor().get().safeguard().states().size())
                  .max()
                  .orElseThrow(),
              actions,
              seed,
              guide);
    };
  }

  private @Nullable Shield shield() {
    int observations = environment.observations();
    int actions = environment.actions();
    return switch (arm.guidance()) {
      case NONE -> null;
      case SHIELD ->
          new OneStepShield(OneStepShield.Settings.defaults(), observations, actions, guide);
      case PLAN ->
          new ReachAvoidShield(ReachAvoidShield.Settings.defaults(), observations, actions, guide);
    };
  }
}
