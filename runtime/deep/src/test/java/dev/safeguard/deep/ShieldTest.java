package dev.safeguard.deep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.ObservationShape;
import dev.safeguard.learning.SplitMix64;
import dev.safeguard.learning.VectorEnvironment;
import dev.safeguard.runtime.Progression;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShieldTest {
  private static final int COPIES = 8;
  private static final int ROUNDS = 2000;

  @TempDir private Path folder;

  /**
   * Places from -1 to 1, where an action goes left or right or stays: a second part of it is idle.
   */
  private static final class Walk implements VectorEnvironment {
    private static final double STEP = 0.05;
    private final double[] place = new double[COPIES];

    @Override
    public int copies() {
      return COPIES;
    }

    @Override
    public ObservationShape observation() {
      return ObservationShape.ofFeatures(1);
    }

    @Override
    public int[] actions() {
      return new int[] {3, 2};
    }

    @Override
    public List<String> signals() {
      return List.of("observation_0");
    }

    @Override
    public void reset(int copy, long seed) {
      place[copy] = 0;
    }

    @Override
    public void step(int copy, int[] action) {
      place[copy] = Math.max(-1, Math.min(1, place[copy] + STEP * (action[0] - 1)));
    }

    @Override
    public void exchange() {}

    @Override
    public Outcome outcome(int copy) {
      return Outcome.RUNNING;
    }

    @Override
    public double reward(int copy) {
      return 0;
    }

    @Override
    public double signal(int copy, int signal) {
      return place[copy];
    }

    @Override
    public void observe(int copy, float[] target, int offset) {
      target[offset] = (float) place[copy];
    }

    @Override
    public void close() {}
  }

  /** How many episodes of a random walk violate, in the first and in the second half of it. */
  private int[] violations(boolean shielded) throws IOException {
    int[] violations = new int[2];
    int[] half = {0};
    Progression progression =
        CartPole.request("psl-shield", folder, false).progression().lastOnly();
    SplitMix64 random = new SplitMix64(11);
    try (SafeguardedCopies copies =
            new SafeguardedCopies(
                new Walk(),
                progression,
                progression.last(),
                new Rules(true, true, Double.NaN),
                episode -> violations[half[0]] += episode.violatesLast() ? 1 : 0);
        Shield shield = new Shield(copies, 3)) {
      if (shielded) {
        copies.intervene(shield, true);
      }
      copies.truncateAfter(400);
      for (int i = 0; i < COPIES; i++) {
        copies.reset(i, i);
      }
      copies.exchange();
      for (int round = 0; round < ROUNDS; round++) {
        half[0] = round < ROUNDS / 2 ? 0 : 1;
        for (int i = 0; i < COPIES; i++) {
          if (copies.outcome(i) == VectorEnvironment.Outcome.RUNNING) {
            copies.step(i, new int[] {random.nextInt(3), random.nextInt(2)});
          } else {
            copies.reset(i, i);
          }
        }
        copies.exchange();
      }
    }
    return violations;
  }

  @Test
  void whatItHasSeenToViolateItDoesNotLetHappenOften() throws IOException {
    int[] with = violations(true);
    int[] without = violations(false);
    assertThat(without[1]).as("without it").isGreaterThan(20);
    assertThat(with[1]).isLessThan(without[1] / 4);
  }
}
