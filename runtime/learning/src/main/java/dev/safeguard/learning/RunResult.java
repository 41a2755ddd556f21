package dev.safeguard.learning;

import org.jspecify.annotations.Nullable;

/**
 * What came of a run that left no files.
 *
 * @param summary what {@code summary.json} would hold
 * @param exact what the trained policy does, computed and not sampled; null where nobody knows the
 *     environment's dynamics
 * @param curve how the run went
 */
public record RunResult(TrainingSummary summary, @Nullable Exact exact, Curve curve) {

  /**
   * The episodes of the trained policy, in probabilities. A violation of the last safeguard ends an
   * episode here, whatever the arm.
   *
   * @param success of reaching the goal without a violation; from 0 to 1
   * @param safety of not violating the last safeguard (Def. 13); from 0 to 1
   * @param meanReturn the expected return
   */
  public record Exact(double success, double safety, double meanReturn) {}

  /**
   * A run at equal distances: entry i stands for the first i / (n - 1) of its episodes.
   *
   * @param violations episodes so far that violated the safeguard in force
   * @param returns the mean of the environment's return since the entry before; 0 at first
   */
  public record Curve(long[] violations, double[] returns) {
    /** The greatest number of entries. */
    public static final int ENTRIES = 101;
  }
}
