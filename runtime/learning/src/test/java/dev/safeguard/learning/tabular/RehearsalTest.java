package dev.safeguard.learning.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** From 0, action 0 leads to the goal at 1, where an enemy is; action 1 to a weapon at 2. */
class RehearsalTest {
  private static final int BARE = WeaponMonitor.BARE;
  private static final int ARMED = WeaponMonitor.ARMED;

  private static QTable rehearsed(QTable table) {
    LearnedModel model = new LearnedModel(new LearnedMoves(3, 2, 1e-12), new LearnedSights(3));
    model.observe(0, 0, 1, 1, WeaponMonitor.ENEMY, true);
    model.observe(0, 1, 0, 2, WeaponMonitor.WEAPON, false);
    model.observe(2, 0, 1, 1, WeaponMonitor.ENEMY, true);
    new Rehearsal(model, new WeaponMonitor(), 0.5, table).run();
    return table;
  }

  private static double value(QTable table, int s, int q, int a) {
    return table.value(table.pair(s, q), a);
  }

  @Test
  void whatWasSeenUnderOneSafeguardTellsTheWayUnderAnother() {
    QTable table = rehearsed(new QTable(3, 3, 2));
    assertThat(value(table, 2, ARMED, 0)).isCloseTo(1, within(1e-9));
    // The weapon pays 0.5 by itself, and the goal follows a step later.
    assertThat(value(table, 0, BARE, 1)).isCloseTo(0.5 + 0.5 * 1, within(1e-9));
    assertThat(value(table, 0, BARE, 0)).as("nothing follows but a violation").isZero();
    assertThat(table.updates(table.pair(2, ARMED), 0)).isEqualTo(1);
    assertThat(table.isKnown(table.pair(0, BARE))).isTrue();
  }

  @Test
  void whatWasNeverTriedKeepsItsValue() {
    QTable before = new QTable(3, 3, 2);
    before.rehearse(before.pair(2, ARMED), 1, 7, 0);
    QTable table = rehearsed(before);
    assertThat(value(table, 2, ARMED, 1)).isEqualTo(7);
    assertThat(value(table, 0, BARE, 1)).isCloseTo(0.5 + 0.5 * 7, within(1e-9));
  }

  @Test
  void afterManyEpisodesWithoutAGoalTheUnknownIsHopedToBeOne() {
    LearnedModel model = new LearnedModel(new LearnedMoves(5, 2, 1e-12), new LearnedSights(5));
    for (int episode = 1; episode <= Rehearsal.EPISODES_IN_VAIN; episode++) {
      QTable soon = new QTable(5, 3, 2);
      new Rehearsal(model, new WeaponMonitor(), 0.5, soon).run();
      assertThat(value(soon, 2, ARMED, 1)).as("in episode %d", episode).isZero();
      model.observe(0, 1, 0, 2, WeaponMonitor.WEAPON, false);
      model.sights().endEpisode();
    }
    QTable table = new QTable(5, 3, 2);
    new Rehearsal(model, new WeaponMonitor(), 0.5, table).run();
    // From 2 the same action would lead to 4, as it led from 0 to 2.
    assertThat(value(table, 2, ARMED, 1)).isCloseTo(1, within(1e-9));
    assertThat(value(table, 0, BARE, 1)).isCloseTo(0.5 + 0.5 * 1, within(1e-9));
    assertThat(table.updates(table.pair(2, ARMED), 1)).as("a hope, no sample").isZero();
  }
}
