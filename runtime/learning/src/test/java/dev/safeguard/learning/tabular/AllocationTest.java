package dev.safeguard.learning.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.safeguard.runtime.Monitor;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step of training allocates nothing once everything there is was seen. */
class AllocationTest {
  private static final int STEPS = 100_000;
  private static final int CELLS = 10;

  private static Learner learner(boolean counterfactual, @Nullable Shield shield) {
    return new QLearning(
        QLearningSettings.defaults().withCounterfactual(counterfactual),
        CELLS,
        2,
        1,
        new WeaponMonitor(),
        null,
        shield);
  }

  static Stream<Named<Learner>> learners() {
    Monitor monitor = new WeaponMonitor();
    return Stream.of(
        Named.of("plain", learner(false, null)),
        Named.of("counterfactual", learner(true, null)),
        Named.of(
            "one-step shield",
            learner(true, new OneStepShield(OneStepShield.Settings.defaults(), CELLS, 2, monitor))),
        Named.of(
            "planner",
            learner(
                true,
                new ReachAvoidShield(ReachAvoidShield.Settings.defaults(), CELLS, 2, monitor))),
        Named.of(
            "fear",
            new QLearning(
                QLearningSettings.defaults().withoutPenalty(),
                CELLS,
                2,
                1,
                monitor,
                new IntrinsicFear(IntrinsicFear.Settings.defaults(), CELLS, 3),
                null)));
  }

  @ParameterizedTest
  @MethodSource("learners")
  void aStepAllocatesNothing(Learner learner) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    walk(learner);
    long before = threads.getCurrentThreadAllocatedBytes();
    walk(learner);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(bytes).as("in %d steps", STEPS).isLessThan(STEPS / 10);
  }

  /** Left and right along a corridor; an enemy at one end, a reward at the other. */
  private static void walk(Learner learner) {
    learner.beginEpisode();
    int s = CELLS / 2;
    for (int i = 0; i < STEPS; i++) {
      int a = learner.explore(s, WeaponMonitor.BARE);
      int next = Math.floorMod(s + (a == 0 ? 1 : -1), CELLS);
      long labels = next == 0 ? WeaponMonitor.ENEMY : 0;
      boolean goal = next == CELLS - 1;
      int entered = next == 0 ? WeaponMonitor.VIOLATED : WeaponMonitor.BARE;
      learner.learn(s, WeaponMonitor.BARE, a, goal ? 1 : 0, next, entered, labels, goal);
      s = next;
      if (next == 0 || goal) {
        learner.endEpisode(next == 0);
        learner.beginEpisode();
        s = CELLS / 2;
      }
    }
    learner.endEpisode(false);
  }
}
