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

  private static OneStepShield shield(int observations) {
    return new OneStepShield(new OneStepShield.Settings(0.1), observations, 2, new WeaponMonitor());
  }

  private static void episodes(int count, Shield shield, int s, int a, int next, long labels) {
    for (int i = 0; i < count; i++) {
      shield.observe(s, a, 0, next, labels, false);
      shield.endEpisode();
    }
  }

  private static double danger(Shield shield, int s, int q, int a) {
    shield.assess(s);
    return shield.dangers()[(s * 3 + q) * 2 + a];
  }

  private static double expectation(LearnedModel model, double[] numbers) {
    double[] into = new double[1];
    model.moves().expectations(0, 1, numbers, 1, 0, 1, 0, into);
    return into[0];
  }

  @Test
  void whatWouldViolateNextIsNotAllowed() {
    Shield shield = shield(2);
    assertThat(shield.allowed(0, BARE)).as("nothing is known").isEqualTo(3);
    episodes(1, shield, 0, 0, 0, 0);
    episodes(1, shield, 0, 1, 1, ENEMY);
    assertThat(shield.allowed(0, BARE)).isEqualTo(1);
    assertThat(danger(shield, 0, BARE, 1)).isEqualTo(1);
    assertThat(shield.allowed(0, ARMED)).as("the armed need not fear").isEqualTo(3);
    episodes(9, shield, 0, 1, 1, 0);
    assertThat(shield.allowed(0, BARE)).as("one of ten is at the threshold").isEqualTo(3);
  }

  @Test
  void anEpisodeCountsOnceForWhatIsThere() {
    Shield shield = shield(2);
    episodes(1, shield, 0, 1, 1, ENEMY);
    for (int i = 0; i < 99; i++) {
      shield.observe(0, 1, 0, 1, 0, false);
    }
    assertThat(danger(shield, 0, BARE, 1)).isEqualTo(0.5);
  }

  @Test
  void oneViolationWarnsOfAllWaysToThePlace() {
    Shield shield = shield(10);
    episodes(3, shield, 0, 0, 1, 0);
    episodes(1, shield, 7, 1, 6, ENEMY);
    assertThat(danger(shield, 5, BARE, 0)).as("0 leads one up, as elsewhere").isEqualTo(1);
    assertThat(shield.allowed(5, BARE)).as("1 led one down").isEqualTo(2);
    episodes(9, shield, 5, 0, 5, 0);
    assertThat(danger(shield, 5, BARE, 0)).as("a wall, as seen here").isZero();
  }

  @Test
  void aDangerThatAllActionsShareForbidsNone() {
    Shield shield = shield(2);
    episodes(1, shield, 0, 0, 1, ENEMY);
    episodes(1, shield, 0, 1, 1, ENEMY);
    assertThat(shield.allowed(0, BARE)).isEqualTo(3);
    episodes(1, shield, 0, 1, 0, 0);
    assertThat(shield.allowed(0, BARE)).isEqualTo(2);
  }

  /** From 0, action 0 leads to the goal past an enemy half the time, action 1 by way of 1. */
  private static ReachAvoidShield planner() {
    ReachAvoidShield shield =
        new ReachAvoidShield(
            new ReachAvoidShield.Settings(0.9, 0.5, 0.5, 1e-3, 20), 4, 2, new WeaponMonitor());
    shield.observe(0, 0, 1, 2, 0, true);
    shield.observe(0, 0, 0, 2, ENEMY, false);
    shield.observe(0, 1, 0, 1, 0, false);
    shield.observe(1, 0, 1, 3, 0, true);
    shield.observe(1, 1, 0, 1, 0, false);
    shield.endEpisode();
    return shield;
  }

  @Test
  void theSafeWayIsTakenThoughItIsLonger() {
    ReachAvoidShield shield = planner();
    assertThat(shield.allowed(0, BARE)).isEqualTo(2);
    assertThat(shield.allowed(1, BARE)).isEqualTo(1);
    assertThat(shield.allowed(0, ARMED)).as("the armed wait there for the goal").isEqualTo(1);
  }

  @Test
  void whatIsUnknownIsTriedUntilSomethingBetterIsKnown() {
    ReachAvoidShield shield =
        new ReachAvoidShield(
            new ReachAvoidShield.Settings(0.9, 0.5, 0.5, 1e-3, 20), 2, 2, new WeaponMonitor());
    assertThat(shield.allowed(0, BARE)).isEqualTo(3);
    shield.observe(0, 0, 0, 0, 0, false); // a loop is worth less than the unknown
    shield.endEpisode();
    assertThat(shield.allowed(0, BARE)).isEqualTo(2);
    shield.observe(0, 1, 0, 1, ENEMY, false);
    shield.endEpisode();
    assertThat(shield.allowed(0, BARE)).as("better in circles than to the enemy").isEqualTo(1);
  }

  @Test
  void theModelIsWrittenAndReadToTheLastCount() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    planner().model().writeTo(new DataOutputStream(bytes));
    LearnedModel copy = LearnedModel.empty(4, 2);
    copy.readFrom(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(copy.sights().total(2)).isEqualTo(2);
    double[] numbers = {1, 10, 100, 1000};
    assertThat(expectation(copy, numbers)).isEqualTo(expectation(planner().model(), numbers));
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    copy.writeTo(new DataOutputStream(again));
    assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
  }
}
