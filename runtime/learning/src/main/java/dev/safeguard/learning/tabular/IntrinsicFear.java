package dev.safeguard.learning.tabular;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The intrinsic-fear baseline (Lipton et al., 2016) for tables: F(s, q), the learned probability
 * that a violation comes within k steps, times a factor that is ramped in, is subtracted from the
 * target of Q-learning. F is the mean of what followed the visits of (s, q): 1 for those among the
 * last k before and at a violation, else 0. Visits count when their episode ends.
 */
final class IntrinsicFear {

  /**
   * What can be chosen.
   *
   * @param radius k, in steps; at least 1
   * @param factor of F when fully ramped in
   * @param rampSteps over how many of the environment's steps the factor grows linearly from 0
   */
  record Settings(int radius, double factor, long rampSteps) {
    /** As afraid of a violation as the gridworld's safeguards punish it. */
    static Settings defaults() {
      return new Settings(3, 10, 20_000);
    }

    Map<String, Object> toMap() {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("fearRadius_steps", radius);
      map.put("fearFactor", factor);
      map.put("fearRamp_steps", rampSteps);
      return map;
    }
  }

  private final Settings settings;
  private final int states;
  private final int[] visits;
  private final int[] feared;
  private int[] episode = new int[64];
  private int length;
  private long steps;

  IntrinsicFear(Settings settings, int observations, int states) {
    this.settings = settings;
    this.states = states;
    visits = new int[observations * states];
    feared = new int[observations * states];
  }

  /** What is subtracted from the target of a step to (s, q). */
  double penalty(int s, int q) {
    int pair = s * states + q;
    return visits[pair] == 0
        ? 0
        : settings.factor()
            * Math.min(1.0, (double) steps / settings.rampSteps())
            * feared[pair]
            / visits[pair];
  }

  /** A step led to (s, q). */
  void visit(int s, int q) {
    if (length == episode.length) {
      episode = Arrays.copyOf(episode, 2 * length);
    }
    episode[length++] = s * states + q;
    steps++;
  }

  /** The episode is over; its visits become examples. */
  void endEpisode(boolean violated) {
    for (int i = 0; i < length; i++) {
      visits[episode[i]]++;
      feared[episode[i]] += violated && i >= length - settings.radius() ? 1 : 0;
    }
    length = 0;
  }

  Map<String, Object> settings() {
    return settings.toMap();
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(steps);
    for (int i = 0; i < visits.length; i++) {
      out.writeInt(visits[i]);
      out.writeInt(feared[i]);
    }
  }

  void readFrom(DataInput in) throws IOException {
    steps = in.readLong();
    for (int i = 0; i < visits.length; i++) {
      visits[i] = in.readInt();
      feared[i] = in.readInt();
    }
  }
}
