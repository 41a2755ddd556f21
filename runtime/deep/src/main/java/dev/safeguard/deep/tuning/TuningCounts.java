package dev.safeguard.deep.tuning;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** What a tuning run has counted, before and after it was resumed. */
public final class TuningCounts {
  private final long[] stageViolations;
  private long updates;
  private long answers;
  private long tokens;
  private long lastViolations;
  private double seconds;

  TuningCounts(int stages) {
    stageViolations = new long[stages];
  }

  void add(Rollout rollout, int stage, double secondsSoFar) {
    updates++;
    answers += rollout.rows();
    tokens += rollout.size();
    stageViolations[stage] += rollout.outcomes().violatedCount();
    lastViolations += rollout.outcomes().violatedLastCount();
    seconds = secondsSoFar;
  }

  /** Updates of the learner. */
  public long updates() {
    return updates;
  }

  /** Answers to questions. */
  public long answers() {
    return answers;
  }

  /** Tokens of answers. */
  public long tokens() {
    return tokens;
  }

  /** By stage, the answers that violated the safeguard then in force. */
  public List<Long> stageViolations() {
    return Arrays.stream(stageViolations).boxed().toList();
  }

  /** The answers that violated the last safeguard. */
  public long lastViolations() {
    return lastViolations;
  }

  /** Wall-clock time of training, summed over the processes that worked on it. */
  public double seconds() {
    return seconds;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(updates);
    out.writeLong(answers);
    out.writeLong(tokens);
    out.writeLong(lastViolations);
    out.writeDouble(seconds);
    for (long violations : stageViolations) {
      out.writeLong(violations);
    }
  }

  void readFrom(DataInput in) throws IOException {
    updates = in.readLong();
    answers = in.readLong();
    tokens = in.readLong();
    lastViolations = in.readLong();
    seconds = in.readDouble();
    for (int stage = 0; stage < stageViolations.length; stage++) {
      stageViolations[stage] = in.readLong();
    }
  }
}
