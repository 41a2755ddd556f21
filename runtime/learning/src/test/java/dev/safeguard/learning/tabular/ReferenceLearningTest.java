package dev.safeguard.learning.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.learning.SplitMix64;
import org.junit.jupiter.api.Test;

class ReferenceLearningTest {
  private static final int BARE = WeaponMonitor.BARE;
  private static final int ARMED = WeaponMonitor.ARMED;
  private static final long ENEMY = WeaponMonitor.ENEMY;

  private static ReferenceLearning learner() {
    return new ReferenceLearning(
        new ReferenceLearning.Settings(0.5, 0.5, 0, 8), 2, 3, 2, 1, new WeaponMonitor());
  }

  @Test
  void teachesTheGreedyActionWhateverWasTaken() {
    ReferenceLearning learner = learner();
    int greedy = learner.explore(0, BARE);
    learner.learn(0, BARE, 1 - greedy, 0, 1, BARE, 0, false);
    assertThat(learner.best(0, BARE, new SplitMix64(1))).isEqualTo(greedy);
    assertThat(learner.value(0, BARE)).isEqualTo(4);
  }

  @Test
  void payForNotViolatingAndTheValueOfTheViolatedStateCount() {
    ReferenceLearning learner = learner();
    learner.explore(1, ARMED);
    assertThat(learner.learn(1, ARMED, 0, 5, 1, ARMED, 0, true)).isEqualTo(8);
    learner.moveTo(new WeaponMonitor());
    learner.moveTo(
        new WeaponMonitor()); // pairs met from now on get the average over states 0 and 1
    learner.explore(0, BARE);
    assertThat(learner.learn(0, BARE, 0, 5, 1, WeaponMonitor.VIOLATED, ENEMY, false)).isEqualTo(-8);
    // The violated state has (0 + 4) / 2 with one of the two actions.
    assertThat(learner.value(1, 2)).isEqualTo(2);
    learner.explore(0, BARE);
    learner.learn(0, BARE, 0, 5, 1, WeaponMonitor.VIOLATED, ENEMY, false);
    assertThat(learner.value(0, BARE)).isCloseTo(0.5 * (-8 + 0.5 * 2), within(1e-12));
  }
}
