package dev.safeguard.learning;

import java.util.List;

/** Hears how a training run goes, some times a second and once at its end. */
@FunctionalInterface
public interface TrainingListener {
  /** One that does not listen. */
  TrainingListener SILENT = progress -> {};

  /** Called on the training thread: what is slow here slows the training. */
  void progressed(Progress progress);

  /** Called with a line for people, such as that something takes its time. */
  default void remarked(String line) {}

  /**
   * How far a run is.
   *
   * @param done how much is done, that of the run that was resumed included
   * @param total how much there is to do
   * @param unit what both count, in the plural
   * @param perSecond of those, since this process began
   * @param stage the current stage's number, from 0
   * @param stageName the name of the current stage
   * @param violations episodes that violated the safeguard in force so far, by stage
   * @param meanReturn the mean of the environment's return over the latest 100 episodes or fewer
   * @param details what else is to be seen, for people; may be empty
   */
  record Progress(
      long done,
      long total,
      String unit,
      double perSecond,
      int stage,
      String stageName,
      List<Long> violations,
      double meanReturn,
      String details) {
    public Progress {
      violations = List.copyOf(violations);
    }

    /** Without details. */
    public Progress(
        long done,
        long total,
        String unit,
        double perSecond,
        int stage,
        String stageName,
        List<Long> violations,
        double meanReturn) {
      this(done, total, unit, perSecond, stage, stageName, violations, meanReturn, "");
    }
  }
}
