package dev.safeguard.learning.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Two actions: 0 and 1, as sets 1 and 2, both 3. */
class ShieldTest {
  private static final int BARE = WeaponMonitor.BARE;
  private static final int ARMED = WeaponMonitor.ARMED;
  private static final long ENEMY = WeaponMonitor.ENEMY;

  @Test
  void whatWouldViolateNextIsNotAllowed() {
    Shield shield =
        new OneStepShield(new OneStepShield.Settings(0.1, 0), 3, 2, new WeaponMonitor());
    assertThat(shield.allowed(0, BARE)).as("nothing is known").isEqualTo(3);
    shield.observe(0, 1, 0, 1, ENEMY, false);
    assertThat(shield.allowed(0, BARE)).isEqualTo(1);
    assertThat(shield.allowed(0, ARMED)).as("the armed need not fear").isEqualTo(3);
    for (int i = 0; i < 9; i++) {
      shield.observe(0, 1, 0, 2, 0, false);
    }
    assertThat(shield.allowed(0, BARE)).as("one of ten is at the threshold").isEqualTo(3);
  }

  @Test
  void whereAllIsDangerousTheLeastDangerousIsAllowed() {
    Shield shield =
        new OneStepShield(new OneStepShield.Settings(0.1, 0), 2, 2, new WeaponMonitor());
    shield.observe(0, 0, 0, 1, ENEMY, false);
    shield.observe(0, 1, 0, 1, ENEMY, false);
    assertThat(shield.allowed(0, BARE)).isEqualTo(3);
    shield.observe(0, 1, 0, 1, 0, false);
    assertThat(shield.allowed(0, BARE)).isEqualTo(2);
  }

  /** From 0, action 0 leads to the goal past an enemy half the time, action 1 by way of 1. */
  private static ReachAvoidShield planner() {
    ReachAvoidShield shield =
        new ReachAvoidShield(
            new ReachAvoidShield.Settings(0.9, 0.5, 1e-3, 20), 3, 2, new WeaponMonitor());
    shield.observe(0, 0, 1, 2, 0, true);
    shield.observe(0, 0, 0, 2, ENEMY, false);
    shield.observe(0, 1, 0, 1, 0, false);
    shield.observe(1, 0, 1, 2, 0, true);
    shield.observe(1, 1, 0, 1, 0, false);
    shield.endEpisode();
    return shield;
  }

  @Test
  void theSafeWayIsTakenThoughItIsLonger() {
    ReachAvoidShield shield = planner();
    assertThat(shield.allowed(0, BARE)).isEqualTo(2);
    assertThat(shield.allowed(1, BARE)).isEqualTo(1);
    // The armed pass the enemy, and then something unknown is as good: (1 + 0.9 * 0.5) / 2 < 0.9.
    assertThat(shield.allowed(0, ARMED)).isEqualTo(2);
  }

  @Test
  void whatIsUnknownIsTriedUntilSomethingBetterIsKnown() {
    ReachAvoidShield shield =
        new ReachAvoidShield(
            new ReachAvoidShield.Settings(0.9, 0.5, 1e-3, 20), 2, 2, new WeaponMonitor());
    assertThat(shield.allowed(0, BARE)).isEqualTo(3);
    shield.observe(0, 0, 0, 0, 0, false); // a loop is worth less than the unknown
    shield.endEpisode();
    assertThat(shield.allowed(0, BARE)).isEqualTo(2);
    shield.observe(0, 1, 0, 0, ENEMY, false);
    shield.endEpisode();
    assertThat(shield.allowed(0, BARE)).as("better in circles than to the enemy").isEqualTo(1);
  }

  @Test
  void theModelIsWrittenAndReadToTheLastCount() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    planner().model().writeTo(new DataOutputStream(bytes));
    LearnedModel copy = new LearnedModel(3, 2);
    copy.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(copy.total(0, 0)).isEqualTo(2);
    assertThat(copy.distinct(0, 0)).isEqualTo(2);
    assertThat(copy.labels(copy.outcome(0, 0, 1))).isEqualTo(ENEMY);
    assertThat(copy.end(copy.outcome(0, 0, 0))).isEqualTo(LearnedModel.GOAL);
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    copy.writeTo(new DataOutputStream(again));
    assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
  }
}
