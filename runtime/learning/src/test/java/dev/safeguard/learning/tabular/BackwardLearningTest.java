package dev.safeguard.learning.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.safeguard.learning.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * {@link QLearning} on random walks, against its definition written down without regard to time.
 */
class BackwardLearningTest {
  private static final int CELLS = 4;
  private static final int ACTIONS = 2;
  private static final int LIVE = 2; // bare and armed
  private static final int EPISODES = 30;
  private static final double GAMMA = 0.9;

  private final WeaponMonitor monitor = new WeaponMonitor();

  /** A step that was taken in a state of the safeguard. */
  private record Taken(int s, int q, int a, double reward, int next, long labels, boolean end) {}

  /** Values by definition; a learning rate of n^-1 makes each the mean of its targets. */
  private final class Definition {
    private final double[][][] values = new double[CELLS][LIVE][ACTIONS];
    private final int[][][] counts = new int[CELLS][LIVE][ACTIONS];
    private final boolean[][] known = new boolean[CELLS][LIVE];

    void meet(int s, int q) {
      if (!known[s][q] && q == WeaponMonitor.ARMED && known[s][WeaponMonitor.BARE]) {
        values[s][q] = values[s][WeaponMonitor.BARE].clone();
      }
      known[s][q] = true;
    }

    double value(int s, int q) {
      meet(s, q);
      return Math.max(values[s][q][0], values[s][q][1]);
    }

    void learn(List<Taken> episode, boolean counterfactual) {
      for (int t = episode.size() - 1; t >= 0; t--) {
        Taken step = episode.get(t);
        boolean paid = episode.subList(0, t).stream().anyMatch(this::comesToArmed);
        for (int q = 0; q < LIVE; q++) {
          if (counterfactual || q == step.q) {
            learn(step, q, paid);
          }
        }
      }
    }

    private boolean comesToArmed(Taken step) {
      return monitor.successor(step.q, step.labels) == WeaponMonitor.ARMED;
    }

    private void learn(Taken step, int q, boolean paid) {
      meet(step.s, q);
      int entered = monitor.successor(q, step.labels);
      double target = -10;
      if (entered != WeaponMonitor.VIOLATED) {
        target = step.reward + (entered == WeaponMonitor.ARMED && !paid ? 0.5 : 0);
        target += step.end ? 0 : GAMMA * value(step.next, entered);
      }
      int n = ++counts[step.s][q][step.a];
      values[step.s][q][step.a] += (target - values[step.s][q][step.a]) / n;
    }
  }

  @Property(tries = 200)
  void learnsWhatItsDefinitionSays(@ForAll long seed, @ForAll boolean counterfactual) {
    SplitMix64 random = new SplitMix64(seed);
    QLearning learner =
        new QLearning(
            new QLearningSettings(GAMMA, 0.5, 0, 1, 1, counterfactual, true),
            CELLS,
            ACTIONS,
            seed,
            monitor,
            null,
            null);
    Definition definition = new Definition();
    for (int i = 0; i < EPISODES; i++) {
      definition.learn(episode(learner, definition, random), counterfactual);
      for (int s = 0; s < CELLS; s++) {
        assertThat(learner.value(s, WeaponMonitor.BARE))
            .isCloseTo(definition.value(s, WeaponMonitor.BARE), within(1e-9));
        assertThat(learner.value(s, WeaponMonitor.ARMED))
            .isCloseTo(definition.value(s, WeaponMonitor.ARMED), within(1e-9));
      }
    }
  }

  /** Ends at random, at the latest after ten steps, or with a violation. */
  private List<Taken> episode(QLearning learner, Definition definition, SplitMix64 random) {
    learner.beginEpisode();
    List<Taken> steps = new ArrayList<>();
    int s = random.nextInt(CELLS);
    int q = WeaponMonitor.BARE;
    boolean over = false;
    while (!over) {
      int a = learner.explore(s, q);
      definition.meet(s, q);
      int next = random.nextInt(CELLS);
      long labels = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0;
      boolean end = random.nextInt(8) == 0;
      double reward = random.nextInt(3) - 1;
      steps.add(new Taken(s, q, a, reward, next, labels, end));
      int entered = monitor.successor(q, labels);
      learner.learn(s, q, a, reward, next, entered, labels, end);
      s = next;
      q = entered;
      over = end || q == WeaponMonitor.VIOLATED || steps.size() == 10;
    }
    learner.endEpisode(q == WeaponMonitor.VIOLATED);
    return steps;
  }
}
