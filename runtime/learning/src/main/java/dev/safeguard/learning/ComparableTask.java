package dev.safeguard.learning;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A task whose runs are short and give all that is to be known of them without a file, so that an
 * experiment can compare many arms over many seeds.
 */
public interface ComparableTask extends TrainingTask {

  @Override
  default Optional<ComparableTask> comparison() {
    return Optional.of(this);
  }

  /** Those of {@link #arms()} that an experiment compares where none is named. */
  List<String> usualArms();

  /**
   * Trains and tests as {@link #train} does, without a file.
   *
   * @throws IllegalArgumentException as {@link #train}
   */
  RunResult result(TrainingRequest request);

  /**
   * What the report of an experiment shows beside the runs, for the request's options and seed.
   *
   * @throws IllegalArgumentException as {@link #train}
   */
  List<Exhibit> exhibits(TrainingRequest request);

  /**
   * The greatest probability with which any agent reaches the goal without violating the last
   * safeguard; empty where nobody knows the environment's dynamics.
   *
   * @throws IllegalArgumentException as {@link #train}
   */
  default OptionalDouble greatestSafety(TrainingRequest request) {
    return OptionalDouble.empty();
  }

  /**
   * How dear each stage of the request's curriculum is for anybody; empty where nobody knows the
   * environment's dynamics.
   *
   * @throws IllegalArgumentException as {@link #train}
   */
  default List<StageFloor> floors(TrainingRequest request) {
    return List.of();
  }

  /** What is hoped for with the usual number of episodes. */
  default List<Goal> goals() {
    return List.of();
  }

  /** What was measured elsewhere with the usual number of episodes. */
  default List<Published> published() {
    return List.of();
  }

  /** Safeguards of its own for trained agents to adapt to: UTF-8 text in the .sg language. */
  default Optional<URL> unseen() {
    return Optional.empty();
  }

  /**
   * What it costs trained agents to adapt to safeguards that they have never seen; empty where this
   * is not measured.
   *
   * @param options the settings of the task's options to measure it in
   * @param seeds to measure it with, of which the first ones may do
   * @param request with the curriculum, whose last safeguard is one to adapt to
   * @param unseen the others
   */
  default Optional<Study> adaptation(
      List<Map<String, String>> options,
      List<Long> seeds,
      TrainingRequest request,
      List<UnseenSafeguard> unseen) {
    return Optional.empty();
  }

  /** The title of its report. */
  default String title() {
    return name();
  }

  /** How many seeds an experiment has where nothing is said. */
  default int usualSeeds() {
    return 10;
  }

  /** The first of them. */
  default long firstSeed() {
    return 1;
  }
}
