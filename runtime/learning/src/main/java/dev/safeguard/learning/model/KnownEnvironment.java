package dev.safeguard.learning.model;

import dev.safeguard.learning.Environment;

/** An environment whose dynamics are known exactly, though not to those who learn in it. */
public interface KnownEnvironment extends Environment {
  /** What its episodes are drawn from. */
  Dynamics dynamics();
}
