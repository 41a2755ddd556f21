package dev.safeguard.learning;

/**
 * What an environment answers: Gymnasium's observation, reward, terminated, truncated and, in place
 * of its dictionary {@code info}, the labels and whether the task's goal was reached. An
 * environment owns one such object and writes it anew at each call.
 */
public final class Step {
  private int observation;
  private double reward;
  private boolean terminated;
  private boolean truncated;
  private long labels;
  private boolean success;

  /** Writes the answer; only the environment that owns this calls it. */
  public Step set(
      int observation,
      double reward,
      boolean terminated,
      boolean truncated,
      long labels,
      boolean success) {
    this.observation = observation;
    this.reward = reward;
    this.terminated = terminated;
    this.truncated = truncated;
    this.labels = labels;
    this.success = success;
    return this;
  }

  /** What the agent sees now. */
  public int observation() {
    return observation;
  }

  /** The environment's own reward. */
  public double reward() {
    return reward;
  }

  /** Whether the process has ended of its own: no value follows. */
  public boolean terminated() {
    return terminated;
  }

  /** Whether the episode was cut off from outside: values would have followed. */
  public boolean truncated() {
    return truncated;
  }

  /** The labels that hold now, by the environment's own numbers. */
  public long labels() {
    return labels;
  }

  /**
   * Whether the task's goal was reached in this step, whatever a safeguard says of the way there.
   */
  public boolean success() {
    return success;
  }

  /** Whether the episode is over. */
  public boolean done() {
    return terminated || truncated;
  }
}
