package dev.safeguard.deep;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** What a training run has counted so far. */
final class Counters {
  private static final int RECENT = 100;

  int episodes;
  long decisions;
  double seconds;
  long finalViolations;
  double totalReturn;
  final long[] stageViolations;

  /** The decisions that had been taken when the current stage began. */
  long stageBegan;

  private final double[] returns = new double[RECENT];
  private final double[] successes = new double[RECENT]; // 1 or 0

  Counters(int stages) {
    stageViolations = new long[stages];
  }

  void add(Episode episode) {
    successes[episodes % RECENT] = episode.success() ? 1 : 0;
    returns[episodes++ % RECENT] = episode.total();
    totalReturn += episode.total();
    stageViolations[episode.stage()] += episode.violatesStage() ? 1 : 0;
    finalViolations += episode.violatesLast() ? 1 : 0;
  }

  /** The mean return of the latest 100 episodes or fewer; 0 for none. */
  double recentReturn() {
    return recent(returns);
  }

  /** The share of the latest 100 episodes or fewer that reached the task's goal; 0 for none. */
  double recentSuccess() {
    return recent(successes);
  }

  private double recent(double[] values) {
    int count = Math.min(episodes, RECENT);
    return Arrays.stream(values, 0, count).sum() / Math.max(1, count);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(episodes);
    out.writeLong(decisions);
    out.writeDouble(seconds);
    out.writeLong(finalViolations);
    out.writeDouble(totalReturn);
    for (long violations : stageViolations) {
      out.writeLong(violations);
    }
    out.writeLong(stageBegan);
    for (int i = 0; i < RECENT; i++) {
      out.writeDouble(returns[i]);
      out.writeDouble(successes[i]);
    }
  }

  void readFrom(DataInput in) throws IOException {
    episodes = in.readInt();
    decisions = in.readLong();
    seconds = in.readDouble();
    finalViolations = in.readLong();
    totalReturn = in.readDouble();
    for (int i = 0; i < stageViolations.length; i++) {
      stageViolations[i] = in.readLong();
    }
    stageBegan = in.readLong();
    for (int i = 0; i < RECENT; i++) {
      returns[i] = in.readDouble();
      successes[i] = in.readDouble();
    }
  }
}
