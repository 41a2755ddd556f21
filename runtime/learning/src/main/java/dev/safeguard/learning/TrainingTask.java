package dev.safeguard.learning;

import java.io.IOException;
import java.net.URL;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** A task that a learner can be trained on. Tasks are found by {@link ServiceLoader}. */
public interface TrainingTask {

  /** All tasks on the class path, by name. */
  static List<TrainingTask> all() {
    return ServiceLoader.load(TrainingTask.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(TrainingTask::name))
        .toList();
  }

  /** The name, such as {@code grid}. */
  String name();

  /** One line for people. */
  String summary();

  /** The arms that {@link #train} knows, the default one first. */
  List<String> arms();

  /** The options, in the order in which help shows them. */
  List<TaskOption> options();

  /**
   * What tells apart options of the same values, such as the contents of a file that one of them
   * names: runs are the same only if this is. Empty where the values say all; without a space.
   *
   * @throws IllegalArgumentException as {@link #train}
   */
  default String contents(Map<String, String> options) {
    return "";
  }

  /** How many episodes a run has where nothing else is said. */
  int defaultEpisodes();

  /** How much a run trains where nothing else is said, for people. */
  default String defaultAmount() {
    return String.format(Locale.ROOT, "%,d episodes", defaultEpisodes());
  }

  /** The task's own experiment, where it has one. */
  default Optional<TaskExperiment> experiment() {
    return Optional.empty();
  }

  /** This task, where its arms can be compared without a file for each run. */
  default Optional<ComparableTask> comparison() {
    return Optional.empty();
  }

  /** The specification that is used where none is given: UTF-8 text in the .sg language. */
  URL specification();

  /** The labels that the environment produces. A specification may read these and no others. */
  List<String> labels();

  /**
   * Trains and tests, and writes {@code metrics.csv}, {@code summary.json}, pictures and what
   * {@code resume} needs into the request's directory. Fit to be called by several threads at once
   * with different directories.
   *
   * @return what {@code summary.json} holds
   * @throws IllegalArgumentException if the arm, an option or the specification's labels do not fit
   *     this task; the message is for people
   * @throws IOException if a file cannot be written, or what is to be resumed cannot be read or
   *     belongs to another run; the message is for people
   */
  TrainingSummary train(TrainingRequest request, TrainingListener listener) throws IOException;
}
