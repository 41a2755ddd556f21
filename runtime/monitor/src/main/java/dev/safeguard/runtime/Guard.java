package dev.safeguard.runtime;

/** A set of observations, where bit i of an observation says whether label i holds. */
public interface Guard {
  /** True if the observation belongs to the set. */
  boolean admits(long labels);

  /** The Boolean formula over label names that describes the set, as people read it. */
  String text();
}
