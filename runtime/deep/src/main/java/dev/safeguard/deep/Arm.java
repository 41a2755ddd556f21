package dev.safeguard.deep;

import dev.safeguard.runtime.Progression;
import java.util.Arrays;
import java.util.List;

/**
 * The methods that are compared. In all of them an episode ends where it violates the safeguard in
 * force, and the last safeguard of the progression is what counts.
 */
public enum Arm {
  /** Algorithm 1: all stages; a violation costs the penalty. */
  PSL("psl"),
  /** The same, where a shield keeps the learner from what a model of labels says is unsafe. */
  SHIELD("psl-shield"),
  /** The last stage alone; a violation costs the penalty. */
  ZERO_SHOT("zero-shot"),
  /**
   * The last stage alone, where a violation costs nothing; a model of danger makes the learner fear
   * it instead.
   */
  FEAR("fear"),
  /**
   * The environment's reward alone: the learner does not see the last safeguard, whose violation
   * ends the episode and costs nothing.
   */
  RL("rl");

  private final String text;

  Arm(String text) {
    this.text = text;
  }

  /** The names of all arms, as people write them. */
  public static List<String> names() {
    return Arrays.stream(values()).map(arm -> arm.text).toList();
  }

  /**
   * The arm of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Arm parse(String name) {
    return Arrays.stream(values())
        .filter(arm -> arm.text.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the arm is one of " + String.join(", ", names()) + ", not " + name));
  }

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
