package dev.safeguard.deep;

import dev.safeguard.runtime.Progression;

/**
 * The methods that are compared. In all of them an episode ends where it violates the safeguard in
 * force, and the last safeguard of the progression is what counts.
 */
public enum Arm {
  /** Algorithm 1: all stages; a violation costs the penalty. */
  PSL,
  /** The same, where a shield keeps the learner from what a model of labels says is unsafe. */
  SHIELD,
  /** The last stage alone; a violation costs the penalty. */
  ZERO_SHOT,
  /**
   * The last stage alone, where a violation costs nothing; a model of danger makes the learner fear
   * it instead.
   */
  FEAR,
  /**
   * The environment's reward alone: the learner does not see the last safeguard, whose violation
   * ends the episode and costs nothing.
   */
  RL;

  /** The stages that a learner goes through whose whole curriculum would be this. */
  Progression stages(Progression progression) {
    return isProgressive() ? progression : progression.lastOnly();
  }

  boolean isProgressive() {
    return this == PSL || this == SHIELD;
  }

  boolean isPunished() {
    return this != RL && this != FEAR;
  }

  boolean seesSafeguard() {
    return this != RL;
  }
}
