package dev.safeguard.deep;

import dev.safeguard.learning.SplitMix64;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.VectorEnvironment.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lets a policy act for a number of episodes and says how they went. */
final class PolicyTest {
  private PolicyTest() {}

  /**
   * Runs episodes to their ends.
   *
   * @param copies where the policy acts
   * @param player the policy, acting there
   * @param ended what {@code copies} tells of its episodes
   * @param count how many episodes; each copy plays its share, so that short ones do not crowd out
   *     long ones
   * @param seed of the episodes
   * @param watcher sees every step, the first one included
   */
  static TrainingSummary.Test run(
      SafeguardedCopies copies,
      Player player,
      List<Episode> ended,
      int count,
      long seed,
      Watcher watcher)
      throws IOException {
    int[] left = new int[copies.copies()];
    int begun = 0;
    for (int i = 0; i < left.length; i++) {
      left[i] = count / left.length + (i < count % left.length ? 1 : 0);
      copies.reset(i, SplitMix64.mix(seed, begun++));
      player.forget(i);
    }
    copies.exchange();
    for (int i = 0; i < left.length; i++) {
      watcher.saw(i, copies.state(i), copies.outcome(i));
    }
    while (ended.size() < count) {
      player.act(copy -> left[copy] > 0);
      copies.exchange();
      boolean again = false;
      for (int i = 0; i < left.length; i++) {
        if (left[i] > 0) {
          watcher.saw(i, copies.state(i), copies.outcome(i));
        }
        if (left[i] > 0 && copies.outcome(i) != Outcome.RUNNING) {
          left[i] -= copies.outcome(i) == Outcome.LOST ? 0 : 1;
          if (left[i] > 0) {
            copies.reset(i, SplitMix64.mix(seed, begun++));
            player.forget(i);
            again = true;
          }
        }
      }
      if (again) {
        copies.exchange();
      }
    }
    return summary(new ArrayList<>(ended));
  }

  private static TrainingSummary.Test summary(List<Episode> episodes) {
    double n = episodes.size();
    return new TrainingSummary.Test(
        episodes.size(),
        episodes.stream().filter(Episode::success).count() / n,
        episodes.stream().filter(Episode::violatesLast).count() / n,
        episodes.stream().mapToDouble(Episode::total).sum() / n);
  }
}
