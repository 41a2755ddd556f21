package dev.safeguard.learning;

import java.util.List;
import java.util.Optional;

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
}
