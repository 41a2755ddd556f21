package dev.safeguard.learning.tabular;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What observations show, as seen so far, wherever they were come from: for each, in how many
 * episodes it came with which labels, and whether it ended the process with a reward. A sight is an
 * observation with these. An episode counts once for a sight, since what does not change within an
 * episode is no more certain for being looked at twice.
 */
final class LearnedSights {
  /** How the process goes on from a sight. */
  static final byte GOES_ON = 0;

  /** The process ends there, with a reward. */
  static final byte GOAL = 1;

  /** The process ends there, without a reward. */
  static final byte END = 2;

  private int size;
  private int[] observations = new int[64];
  private long[] labels = new long[64];
  private byte[] ends = new byte[64];
  private int[] counts = new int[64];
  private int[] episodes = new int[64];
  private int[] following = new int[64];
  private final int[] firstOf;
  private final int[] totals;
  private int episode = 1;

  LearnedSights(int observations) {
    firstOf = new int[observations];
    Arrays.fill(firstOf, -1);
    totals = new int[observations];
  }

  /**
   * Counts a sight.
   *
   * @return whether it is the first time in this episode
   */
  boolean observe(int observation, double reward, long observed, boolean terminated) {
    int sight = sight(observation, observed, !terminated ? GOES_ON : reward > 0 ? GOAL : END);
    if (episodes[sight] == episode) {
      return false;
    }
    episodes[sight] = episode;
    counts[sight]++;
    totals[observation]++;
    return true;
  }

  /** What is seen from now on counts anew. */
  void endEpisode() {
    episode++;
  }

  private int sight(int observation, long observed, byte end) {
    for (int sight = firstOf[observation]; sight >= 0; sight = following[sight]) {
      if (labels[sight] == observed && ends[sight] == end) {
        return sight;
      }
    }
    if (size == labels.length) {
      observations = Arrays.copyOf(observations, 2 * size);
      labels = Arrays.copyOf(labels, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      counts = Arrays.copyOf(counts, 2 * size);
      episodes = Arrays.copyOf(episodes, 2 * size);
      following = Arrays.copyOf(following, 2 * size);
    }
    observations[size] = observation;
    labels[size] = observed;
    ends[size] = end;
    following[size] = firstOf[observation];
    firstOf[observation] = size;
    return size++;
  }

  /** How many different sights there are; they are numbered from 0 in the order of their coming. */
  int size() {
    return size;
  }

  /** Whether any sight was a goal. */
  boolean hasGoal() {
    boolean found = false;
    for (int sight = 0; sight < size; sight++) {
      found |= ends[sight] == GOAL;
    }
    return found;
  }

  /** The greatest of {@link #total}: about how many episodes there were. */
  int mostEpisodes() {
    return Arrays.stream(totals).max().orElse(0);
  }

  /** One sight of an observation, or -1 if there is none. */
  int first(int observation) {
    return firstOf[observation];
  }

  /** The next sight of the same observation, or -1. */
  int following(int sight) {
    return following[sight];
  }

  /** The labels of a sight, by the safeguard's numbers. */
  long labels(int sight) {
    return labels[sight];
  }

  /** {@link #GOES_ON}, {@link #GOAL} or {@link #END}. */
  byte end(int sight) {
    return ends[sight];
  }

  /** In how many episodes a sight was seen. */
  int count(int sight) {
    return counts[sight];
  }

  /** The sum of the counts of an observation's sights. */
  int total(int observation) {
    return totals[observation];
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int sight = 0; sight < size; sight++) {
      out.writeInt(observations[sight]);
      out.writeLong(labels[sight]);
      out.writeByte(ends[sight]);
      out.writeInt(counts[sight]);
    }
  }

  /** Reads what {@link #writeTo} wrote between episodes; nothing was seen here before. */
  void readFrom(DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      int observation = in.readInt();
      int sight = sight(observation, in.readLong(), in.readByte());
      counts[sight] = in.readInt();
      totals[observation] += counts[sight];
    }
  }
}
