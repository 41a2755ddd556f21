package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Progression;
import java.util.Arrays;
import java.util.List;

/** The methods that are compared. In all of them the last safeguard of the progression counts. */
enum Arm {
  /** Algorithm 1: all stages. A violation is punished and ends the episode. */
  PSL("psl"),
  /** The last stage alone. A violation is punished and ends the episode. */
  ZERO_SHOT("zero-shot"),
  /**
   * The last stage alone, where a violation ends the episode but costs nothing; the learner fears
   * it instead ({@link IntrinsicFear}).
   */
  FEAR("fear"),
  /**
   * The environment's reward alone: the learner sees no safeguard, and violations are counted but
   * neither punished nor the episode's end.
   */
  RL("rl"),
  /**
   * All stages by the learner that was published with the paper ({@link ReferenceLearning}), of the
   * same length but for the last one, which gets the rest; the goal does not end an episode.
   */
  REFERENCE("reference");

  private final String text;

  Arm(String text) {
    this.text = text;
  }

  /** The names of all arms, as people write them. */
  static List<String> names() {
    return Arrays.stream(values()).map(arm -> arm.text).toList();
  }

  /**
   * The arm of a name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Arm parse(String name) {
    for (Arm arm : values()) {
      if (arm.text.equals(name)) {
        return arm;
      }
    }
    throw new IllegalArgumentException(
        "the arm is one of " + String.join(", ", names()) + ", not " + name);
  }

  /**
   * The stages that a learner goes through whose whole curriculum would be this.
   *
   * @param episodes of all stages together
   */
  Progression stages(Progression progression, int episodes) {
    return switch (this) {
      case PSL -> progression;
      case ZERO_SHOT, FEAR -> progression.lastOnly();
      case RL ->
          new Progression(
              progression.name(),
              List.of(
                  new Progression.Stage("Unguarded", Unguarded::new, ConvergenceRule.converged())));
      case REFERENCE -> inEqualParts(progression, episodes);
    };
  }

  private static Progression inEqualParts(Progression progression, int episodes) {
    int length = Math.max(1, episodes / Math.max(1, progression.stages().size() - 1));
    return new Progression(
        progression.name(),
        progression.stages().stream()
            .map(
                stage ->
                    new Progression.Stage(
                        stage.name(), stage.monitor(), ConvergenceRule.episodes(length)))
            .toList());
  }
}
