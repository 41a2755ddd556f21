package dev.safeguard.learning.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.learning.SplitMix64;
import dev.safeguard.runtime.Monitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two observations, two actions, and {@link WeaponMonitor}. */
class QLearningTest {
  private static final int BARE = WeaponMonitor.BARE;
  private static final int ARMED = WeaponMonitor.ARMED;
  private static final long ENEMY = WeaponMonitor.ENEMY;

  private static final Monitor MONITOR = new WeaponMonitor();

  private static QLearning learner(boolean counterfactual, boolean punish) {
    return learner(counterfactual, punish, null);
  }

  private static QLearning learner(
      boolean counterfactual, boolean punish, @Nullable IntrinsicFear fear) {
    // A decay of 1 makes every value the mean of its targets.
    return new QLearning(
        new QLearningSettings(0.5, 0, 0, 1, 1, counterfactual, punish),
        2,
        2,
        1,
        MONITOR,
        fear,
        null);
  }

  /** Lets a learner learn from a step, after which the safeguard's state is the monitor's. */
  private static double learn(
      QLearning learner, int s, int q, int a, double reward, int next, long labels, boolean end) {
    return learner.learn(s, q, a, reward, next, MONITOR.successor(q, labels), labels, end);
  }

  @Test
  void violationCostsThePenaltyAndNoValueFollows() {
    QLearning learner = learner(false, true);
    learner.beginEpisode();
    assertThat(learn(learner, 1, BARE, 0, 3, 1, 0, true)).isEqualTo(3);
    learner.endEpisode(false);
    assertThat(learner.value(1, BARE)).isEqualTo(3);
    for (int action = 0; action < 2; action++) {
      learner.beginEpisode();
      assertThat(learn(learner, 0, BARE, action, 1, 1, ENEMY, false)).isEqualTo(-10);
      learner.endEpisode(true);
    }
    assertThat(learner.value(0, BARE)).isEqualTo(-10);
  }

  @Test
  void theUnpunishedLearnerStillGetsNothingForAViolation() {
    QLearning learner = learner(false, false);
    learner.beginEpisode();
    assertThat(learn(learner, 0, BARE, 0, 5, 1, ENEMY, false)).isZero();
    learner.endEpisode(true);
    assertThat(learner.value(0, BARE)).isZero();
  }

  @Test
  void valuesFollowATruncatedStepButNotATerminatedOne() {
    QLearning learner = learner(false, true);
    learner.beginEpisode();
    learn(learner, 1, BARE, 0, 4, 0, 0, true);
    learner.endEpisode(false);
    assertThat(learner.value(1, BARE)).isEqualTo(4);
    learn(learner, 0, BARE, 0, 1, 1, 0, false);
    learner.endEpisode(false);
    assertThat(learner.value(0, BARE)).isCloseTo(1 + 0.5 * 4, within(1e-12));
    learn(learner, 0, BARE, 0, 1, 1, 0, true);
    learner.endEpisode(false);
    assertThat(learner.value(0, BARE)).as("mean of 3 and 1").isCloseTo(2, within(1e-12));
  }

  @Test
  void anEpisodeIsLearnedFromItsEndToItsBeginning() {
    QLearning learner = learner(false, true);
    learner.beginEpisode();
    learn(learner, 0, BARE, 0, 0, 1, 0, false);
    learn(learner, 1, BARE, 1, 8, 0, 0, true);
    assertThat(learner.value(1, BARE)).as("before the end").isZero();
    learner.endEpisode(false);
    assertThat(learner.value(0, BARE)).as("what came of its first step").isEqualTo(0.5 * 8);
  }

  @Test
  void counterfactualUpdatesTeachTheOtherStateToo() {
    QLearning learner = learner(true, true);
    learner.beginEpisode();
    learn(learner, 0, ARMED, 0, 1, 0, ENEMY, false);
    learn(learner, 0, ARMED, 1, 0, 1, ENEMY, true);
    learner.endEpisode(false);
    assertThat(learner.value(0, BARE)).isEqualTo(-10);
    // The reward of the state is paid once in an episode: with the first step, not the second.
    assertThat(learner.value(0, ARMED)).isEqualTo(1.5);
    assertThat(learner.best(0, ARMED, new SplitMix64(1))).isZero();
  }

  @Test
  void aNewPairInheritsFromItsAncestor() {
    QLearning learner = learner(false, true);
    learner.beginEpisode();
    learn(learner, 0, BARE, 0, 2, 1, 0, true);
    learner.endEpisode(false);
    assertThat(learner.value(0, ARMED)).isEqualTo(2);
    assertThat(learner.value(1, ARMED)).isZero();
  }

  @Test
  void fearIsSubtractedFromTheTarget() {
    IntrinsicFear fear = new IntrinsicFear(new IntrinsicFear.Settings(2, 10, 4), 2, 3);
    fear.visit(0, BARE);
    fear.visit(1, BARE);
    fear.visit(0, BARE);
    assertThat(fear.penalty(0, BARE)).isZero();
    fear.endEpisode(true);
    // Three of four steps of the ramp; (0, bare) was near the violation in one of two visits.
    assertThat(fear.penalty(0, BARE)).isCloseTo(10 * 0.75 * 0.5, within(1e-12));
    assertThat(fear.penalty(1, BARE)).isCloseTo(10 * 0.75, within(1e-12));
    QLearning learner = learner(false, false, fear);
    learner.beginEpisode();
    learn(learner, 0, BARE, 0, 1, 1, 0, true); // the fourth step: the ramp ends
    learner.endEpisode(false);
    learner.beginEpisode();
    learn(learner, 0, BARE, 1, 1, 1, 0, true);
    learner.endEpisode(false);
    // 1 - 10 with action 0; by then one of two visits was near the violation.
    assertThat(learner.value(0, BARE)).isCloseTo(1 - 10 * 0.5, within(1e-12));
  }

  @Test
  void aShieldsEstimateTakesThePlaceOfPunishment() {
    Shield shield = new OneStepShield(new OneStepShield.Settings(0.1), 2, 2, MONITOR);
    QLearning learner =
        new QLearning(
            new QLearningSettings(0.5, 0, 0, 1, 1, false, true), 2, 2, 1, MONITOR, null, shield);
    learner.beginEpisode();
    learn(learner, 0, BARE, 1, 1, 0, 0, true);
    learner.endEpisode(false);
    learner.beginEpisode();
    learn(learner, 0, BARE, 0, 4, 1, 0, true);
    learner.endEpisode(false);
    assertThat(learner.value(0, BARE)).isEqualTo(4);
    learner.beginEpisode();
    learn(learner, 0, BARE, 0, 0, 1, ENEMY, false);
    learner.endEpisode(true);
    // Half of the times that action 0 is taken violate, and cost 10; the others still pay 4.
    assertThat(learner.bestActions(0, BARE)).isEqualTo(2);
    assertThat(learner.value(0, BARE)).isEqualTo(1);
    learner.beginEpisode();
    for (int i = 0; i < 98; i++) {
      learner.endEpisode(false);
      learn(learner, 0, BARE, 0, 4, 1, 0, true);
    }
    // One episode in a hundred violates; an estimate may be as old as 95 of them.
    assertThat(learner.value(0, BARE)).isBetween(4 - 14.0 / 95, 4 - 14.0 / 100);
  }
}
