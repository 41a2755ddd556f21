package dev.safeguard.compiler.automaton;

import java.util.List;
import java.util.Optional;

/**
 * An ordered curriculum of safeguards (PSL, Algorithm 1), ready for every backend.
 *
 * @param module the name of the module that declares it
 * @param name its name
 * @param documentation the text of its {@code ///} comments, or the empty string
 * @param stages the stages, in the order of training
 */
public record ProgressionModel(
    String module, String name, String documentation, List<Stage> stages) {

  public ProgressionModel {
    stages = List.copyOf(stages);
  }

  /**
   * One stage.
   *
   * @param safeguard the name of the safeguard in force
   * @param untilConverged whether the stage ends when the learner has converged
   * @param budget after how much it ends at the latest, if that is said
   */
  public record Stage(String safeguard, boolean untilConverged, Optional<Budget> budget) {}

  /**
   * An amount of training.
   *
   * @param amount at least 1
   * @param unit of what
   */
  public record Budget(long amount, Unit unit) {}

  /** What a budget counts. */
  public enum Unit {
    EPISODES,
    STEPS,
    UPDATES
  }
}
