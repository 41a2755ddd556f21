package dev.safeguard.deep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.learning.VectorEnvironment;
import dev.safeguard.learning.VectorEnvironment.Outcome;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PpoTest {
  private static final int EPISODES = 100;

  /** The environment's own threshold for having solved it. */
  private static final double SOLVED = 475;

  @Test
  void balancesThePole() throws IOException {
    try (VectorEnvironment poles = CartPole.start(16);
        Ppo learner = new Ppo(poles, PpoSettings.defaults(), 1)) {
      learner.begin();
      int steps = 0;
      while (steps < 60_000) {
        steps += learner.update(0.003, 1e-3);
      }
      assertThat(meanReturn(poles, learner.player(poles, true, 2))).isGreaterThan(SOLVED);
    }
  }

  /** With a memory it takes longer to compute; that it learns can be seen early. */
  @Test
  void learnsWithAMemory() throws IOException {
    try (VectorEnvironment poles = CartPole.start(16);
        Ppo learner = new Ppo(poles, PpoSettings.defaults().remembering(), 1)) {
      learner.begin();
      double before = meanReturn(poles, learner.player(poles, false, 2));
      learner.begin();
      int steps = 0;
      while (steps < 20_000) {
        steps += learner.update(0.003, 1e-3);
      }
      double after = meanReturn(poles, learner.player(poles, false, 2));
      assertThat(before).isLessThan(40);
      assertThat(after).isGreaterThan(2 * before);
    }
  }

  private static double meanReturn(VectorEnvironment poles, Player player) throws IOException {
    int copies = poles.copies();
    int[] lengths = new int[copies];
    int ended = 0;
    int total = 0;
    int begun = 0;
    for (int copy = 0; copy < copies; copy++) {
      poles.reset(copy, 1000 + begun++);
      player.forget(copy);
    }
    poles.exchange();
    while (ended < EPISODES) {
      player.act();
      poles.exchange();
      for (int copy = 0; copy < copies; copy++) {
        lengths[copy]++;
        if (poles.outcome(copy) != Outcome.RUNNING) {
          ended++;
          total += lengths[copy];
          lengths[copy] = 0;
          poles.reset(copy, 1000 + begun++);
          player.forget(copy);
        }
      }
      poles.exchange();
    }
    return (double) total / ended;
  }
}
