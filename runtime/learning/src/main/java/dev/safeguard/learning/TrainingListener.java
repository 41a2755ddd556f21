package dev.safeguard.learning;

/** Hears how a training run goes, some times a second and once at its end. */
@FunctionalInterface
public interface TrainingListener {
  /** One that does not listen. */
  TrainingListener SILENT = progress -> {};

  /** Called on the training thread: what is slow here slows the training. */
  void progressed(Progress progress);

  /**
   * How far a run is.
   *
   * @param episodes episodes done, those of the run that was resumed included
   * @param total episodes to do
   * @param stage the current stage's number, from 0
   * @param stages the number of stages
   * @param stageName the name of the current stage
   * @param episodesPerSecond since this process began
   * @param stepsPerSecond the environment's steps, since this process began
   * @param violations episodes that violated the safeguard in force, so far
   * @param meanReturn the mean of the environment's return over the latest 100 episodes or fewer
   */
  record Progress(
      int episodes,
      int total,
      int stage,
      int stages,
      String stageName,
      double episodesPerSecond,
      double stepsPerSecond,
      long violations,
      double meanReturn) {}
}
