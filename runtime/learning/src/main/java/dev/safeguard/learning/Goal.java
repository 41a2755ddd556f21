package dev.safeguard.learning;

import java.util.Map;

/**
 * What is hoped for of an arm, to be held against what is measured.
 *
 * @param arm the method
 * @param options of the task, by name
 * @param measure what is measured
 * @param bound the value that is still good enough
 */
public record Goal(String arm, Map<String, String> options, Measure measure, double bound) {

  public Goal {
    options = Map.copyOf(options);
  }

  /** What is measured over the seeds. */
  public enum Measure {
    /** The mean of the training episodes that violate the safeguard in force. */
    VIOLATIONS("violations in training", true),
    /** The share of the seeds whose trained policy has learned the task; from 0 to 1. */
    LEARNED("share of seeds that succeed", false),
    /** The mean share of the test's episodes that violate the last safeguard; from 0 to 1. */
    VIOLATING("share of the test that violates", true),
    /** The mean safety probability, divided by the greatest that an agent can have. */
    SAFETY("safety, of the greatest", false);

    private final String text;
    private final boolean atMost;

    Measure(String text, boolean atMost) {
      this.text = text;
      this.atMost = atMost;
    }

    /** What people call it. */
    public String text() {
      return text;
    }

    /** Whether less is better. */
    public boolean isAtMost() {
      return atMost;
    }
  }

  /** Whether a measured value is good enough. */
  public boolean isMetBy(double value) {
    return measure.isAtMost() ? value <= bound : value >= bound;
  }
}
