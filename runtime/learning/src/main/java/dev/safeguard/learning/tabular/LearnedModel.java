package dev.safeguard.learning.tabular;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * What was seen of an environment so far: for each observation s and action a, how often which
 * outcome followed. An outcome is the next observation with its labels and whether it ended the
 * process with a reward.
 */
final class LearnedModel {
  private final int actions;
  private final int[][] outcomes;
  private final int[][] counts;
  private final int[] distinct;
  private final int[] totals;

  // One entry for each outcome.
  private int size;
  private int[] next = new int[64];
  private long[] labels = new long[64];
  private byte[] ends = new byte[64];
  private final int[] firstOf;
  private int[] following = new int[64];

  /** How the process goes on from an outcome. */
  static final byte GOES_ON = 0;

  /** The process ends there, with a reward. */
  static final byte GOAL = 1;

  /** The process ends there, without a reward. */
  static final byte END = 2;

  LearnedModel(int observations, int actions) {
    this.actions = actions;
    outcomes = new int[observations * actions][0];
    counts = new int[observations * actions][0];
    distinct = new int[observations * actions];
    totals = new int[observations * actions];
    firstOf = new int[observations];
    Arrays.fill(firstOf, -1);
  }

  /**
   * Counts an outcome of a in s.
   *
   * @return whether it is the first of its kind there
   */
  boolean observe(
      int s, int a, double reward, int nextObservation, long observed, boolean terminated) {
    byte end = !terminated ? GOES_ON : reward > 0 ? GOAL : END;
    int outcome = outcome(nextObservation, observed, end);
    int pair = s * actions + a;
    totals[pair]++;
    int[] known = outcomes[pair];
    for (int i = 0; i < distinct[pair]; i++) {
      if (known[i] == outcome) {
        counts[pair][i]++;
        return false;
      }
    }
    add(pair, outcome, 1);
    return true;
  }

  private void add(int pair, int outcome, int count) {
    int at = distinct[pair]++;
    if (at == outcomes[pair].length) {
      outcomes[pair] = Arrays.copyOf(outcomes[pair], Math.max(4, 2 * at));
      counts[pair] = Arrays.copyOf(counts[pair], Math.max(4, 2 * at));
    }
    outcomes[pair][at] = outcome;
    counts[pair][at] = count;
  }

  private int outcome(int nextObservation, long observed, byte end) {
    for (int o = firstOf[nextObservation]; o >= 0; o = following[o]) {
      if (labels[o] == observed && ends[o] == end) {
        return o;
      }
    }
    if (size == next.length) {
      next = Arrays.copyOf(next, 2 * size);
      labels = Arrays.copyOf(labels, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
      following = Arrays.copyOf(following, 2 * size);
    }
    next[size] = nextObservation;
    labels[size] = observed;
    ends[size] = end;
    following[size] = firstOf[nextObservation];
    firstOf[nextObservation] = size;
    return size++;
  }

  /** How many different outcomes there are in all. */
  int outcomes() {
    return size;
  }

  /** Where an outcome leads. */
  int next(int outcome) {
    return next[outcome];
  }

  /** The labels of an outcome, by the safeguard's numbers. */
  long labels(int outcome) {
    return labels[outcome];
  }

  /** {@link #GOES_ON}, {@link #GOAL} or {@link #END}. */
  byte end(int outcome) {
    return ends[outcome];
  }

  /** How often a was taken in s. */
  int total(int s, int a) {
    return totals[s * actions + a];
  }

  /** How many different outcomes a had in s. */
  int distinct(int s, int a) {
    return distinct[s * actions + a];
  }

  /** The i-th outcome of a in s. */
  int outcome(int s, int a, int i) {
    return outcomes[s * actions + a][i];
  }

  /** How often a had its i-th outcome in s. */
  int count(int s, int a, int i) {
    return counts[s * actions + a][i];
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(size);
    for (int o = 0; o < size; o++) {
      out.writeInt(next[o]);
      out.writeLong(labels[o]);
      out.writeByte(ends[o]);
    }
    for (int pair = 0; pair < totals.length; pair++) {
      out.writeInt(distinct[pair]);
      for (int i = 0; i < distinct[pair]; i++) {
        out.writeInt(outcomes[pair][i]);
        out.writeInt(counts[pair][i]);
      }
    }
  }

  /** Reads what {@link #writeTo} wrote into this model, which is empty. */
  void readFrom(DataInput in) throws IOException {
    for (int left = in.readInt(); left > 0; left--) {
      outcome(in.readInt(), in.readLong(), in.readByte());
    }
    for (int pair = 0; pair < totals.length; pair++) {
      for (int left = in.readInt(); left > 0; left--) {
        int outcome = in.readInt();
        int count = in.readInt();
        add(pair, outcome, count);
        totals[pair] += count;
      }
    }
  }
}
