package dev.safeguard.samples.doom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.learning.VectorEnvironment.Outcome;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Progression;
import dev.safeguard.runtime.Verdict;
import dev.safeguard.samples.doom.map.Plan;
import dev.safeguard.samples.doom.map.Plan.Kind;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real engine on our maps, with a policy that is written by hand. */
class DoomEngineTest {
  @TempDir private Path folder;

  private static Monitor monitor(String stage) throws IOException {
    return Engines.specification().progression().stages().stream()
        .filter(each -> each.name().equals(stage))
        .map(Progression.Stage::monitor)
        .findFirst()
        .orElseThrow()
        .get();
  }

  private static Plan.Thing thing(Plan plan, Kind kind) {
    return plan.things().stream().filter(t -> t.kind() == kind).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"original", "mirrored", "moved"})
  void whoTakesTheArmourAndTheRifleMayGoAnywhere(String name) throws IOException {
    Plan plan = Plan.named(name);
    Monitor monitor = monitor("ArmedThenFree");
    try (DoomEnvironment doom = Engines.start(plan, folder, 1)) {
      Pilot pilot = new Pilot(doom, monitor);
      pilot.begin(1);
      assertThat(pilot.state()).isEqualTo("bare");
      Plan.Thing armor = thing(plan, Kind.GREEN_ARMOR);
      pilot.walk(armor.x(), armor.y());
      assertThat(pilot.signal("armor")).isEqualTo(100);
      assertThat(pilot.state()).isEqualTo("covered");
      assertThat(pilot.earned()).isCloseTo(1, within(1e-9));
      Plan.Thing rifle = thing(plan, Kind.PLASMA_RIFLE);
      pilot.walk(rifle.x(), rifle.y());
      assertThat(pilot.signal("weapon6")).isEqualTo(1);
      assertThat(pilot.state()).isEqualTo("free");
      assertThat(pilot.earned()).isCloseTo(2, within(1e-9));
      pilot.walk(-160, 80);
      assertThat(pilot.walk(-160, 260)).as("the door is open").isTrue();
      assertThat(pilot.signal("health")).as("the suit keeps the lava off").isEqualTo(100);
      assertThat(monitor.verdict()).isEqualTo(Verdict.SATISFIED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"original", "mirrored", "moved"})
  void theLavaIsUnsafeWithoutArmour(String name) throws IOException {
    Plan plan = Plan.named(name);
    try (DoomEnvironment doom = Engines.start(plan, folder, 1)) {
      for (String stage : new String[] {"NeverLava", "ShieldFirst", "ArmedThenFree"}) {
        Monitor monitor = monitor(stage);
        Pilot pilot = new Pilot(doom, monitor);
        pilot.begin(2);
        pilot.walk(-160, 0);
        assertThat(monitor.verdict()).as(stage).isEqualTo(Verdict.VIOLATED);
        assertThat(pilot.signal("y")).isBetween((double) plan.lava()[0], plan.lava()[0] + 40.0);
      }
    }
  }

  @Test
  void whoStandsInLavaDies() throws IOException {
    Plan plan = Plan.original();
    try (DoomEnvironment doom = Engines.start(plan, folder, 1)) {
      Pilot pilot = new Pilot(doom, monitor("ArmedThenFree"));
      pilot.begin(3);
      pilot.ignoreViolations();
      pilot.walk(-160, -100);
      assertThat(pilot.goesOn()).isTrue();
      double before = pilot.earned();
      for (int i = 0; i < 60 && pilot.goesOn(); i++) {
        pilot.act(0, 0, 0);
      }
      assertThat(doom.outcome(0)).isEqualTo(Outcome.TERMINATED);
      assertThat(pilot.signal("health")).isLessThanOrEqualTo(0);
      assertThat(pilot.earned() - before).isEqualTo(-1);
    }
  }

  @Test
  void anEpisodeEndsWithTheEnemysDeath() throws IOException {
    Plan plan = Plan.original();
    try (DoomEnvironment doom = Engines.start(plan, folder, 1)) {
      Pilot pilot = new Pilot(doom, monitor("ArmedThenFree"));
      pilot.begin(6);
      Plan.Thing armor = thing(plan, Kind.GREEN_ARMOR);
      pilot.walk(armor.x(), armor.y());
      Plan.Thing rifle = thing(plan, Kind.PLASMA_RIFLE);
      pilot.walk(rifle.x(), rifle.y());
      pilot.walk(-160, 80);
      pilot.walk(-160, 240);
      assertThat(doom.success(0)).isFalse();
      assertThat(doom.outcome(0)).isEqualTo(Outcome.RUNNING);
      pilot.fight();
      assertThat(doom.outcome(0)).isEqualTo(Outcome.TERMINATED);
      assertThat(doom.success(0)).isTrue();
      assertThat(pilot.signal("health")).as("the player lives").isPositive();
      assertThat(pilot.signal("damage")).isBetween(1000.0, 1100.0);
      assertThat(pilot.earned()).as("nobody died who pays for it").isBetween(4.9, 5.4);
      doom.reset(0, 7);
      doom.exchange();
      assertThat(doom.outcome(0)).as("the next episode").isEqualTo(Outcome.RUNNING);
    }
  }

  @Test
  void episodesAreCutOffAfterTheirTime() throws IOException {
    Plan plan = Plan.original();
    try (DoomEnvironment doom = Engines.start(plan, folder, 1)) {
      Pilot pilot = new Pilot(doom, monitor("NeverLava"));
      pilot.begin(4);
      int decisions = 0;
      while (pilot.goesOn()) {
        pilot.act(0, 0, 0);
        decisions++;
      }
      assertThat(doom.outcome(0)).isEqualTo(Outcome.TRUNCATED);
      assertThat(decisions).isEqualTo(DoomEnvironment.DECISIONS);
    }
  }

  @Test
  void thePolicySeesHowFastItMoves() throws IOException {
    try (DoomEnvironment doom = Engines.start(Plan.original(), folder, 1)) {
      Pilot pilot = new Pilot(doom, monitor("NeverLava"));
      pilot.begin(5);
      float[] seen = new float[doom.observation().size()];
      doom.observe(0, seen, 0);
      assertThat(seen[9]).as("eastward at rest").isZero();
      assertThat(seen[10]).as("northward at rest").isZero();
      for (int i = 0; i < 3; i++) {
        pilot.act(0, 1, 0);
      }
      double x = pilot.signal("x");
      double y = pilot.signal("y");
      pilot.act(0, 1, 0);
      doom.observe(0, seen, 0);
      // Between the mean of four tics and the top speed: units for each tic, divided by 8.
      assertThat(8 * seen[9]).isCloseTo((float) (pilot.signal("x") - x) / 4, within(1f));
      assertThat(8 * seen[10]).isCloseTo((float) (pilot.signal("y") - y) / 4, within(1f));
      assertThat(seen[9]).isGreaterThan(0.2f);
      assertThat(seen[10]).isGreaterThan(0.2f);
    }
  }

  @Test
  void theSameSeedAndActionsGiveTheSameEpisode() throws IOException {
    try (DoomEnvironment doom = Engines.start(Plan.original(), folder, 2)) {
      // The copies have different pasts.
      doom.reset(0, 1);
      doom.exchange();
      for (int i = 0; i < 50; i++) {
        doom.step(0, new int[] {i % 3, 1, 0, 1});
        doom.exchange();
      }
      doom.reset(0, 9);
      doom.reset(1, 9);
      doom.exchange();
      float[][] seen = new float[2][doom.observation().size()];
      for (int i = 0; i < 200; i++) {
        int[] action = {i / 7 % 3, i / 20 % 3, i % 3, i / 3 % 2};
        doom.step(0, action);
        doom.step(1, action);
        doom.exchange();
        doom.observe(0, seen[0], 0);
        doom.observe(1, seen[1], 0);
        assertThat(seen[0]).as("decision %d", i).isEqualTo(seen[1]);
      }
    }
  }
}
