package dev.safeguard.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Arms times seeds of one task, several at once. Each run has its own directory, {@code
 * DIR/ARM/seed-N}; one that is there already is resumed, and a finished one only tested again, so
 * an experiment that was killed goes on where it was.
 *
 * @param task the task
 * @param arms the methods to compare
 * @param seeds the seeds of each
 * @param jobs how many runs at once; at least 1
 * @param request what all runs have in common; its arm and seed are ignored
 */
public record Experiment(
    TrainingTask task, List<String> arms, List<Long> seeds, int jobs, TrainingRequest request) {

  public Experiment {
    arms = List.copyOf(arms);
    seeds = List.copyOf(seeds);
    if (jobs < 1 || seeds.isEmpty() || arms.isEmpty()) {
      throw new IllegalArgumentException("an experiment needs an arm, a seed and a job");
    }
    for (String arm : arms) {
      if (!task.arms().contains(arm)) {
        throw new IllegalArgumentException(
            "the arm is one of " + String.join(", ", task.arms()) + ", not " + arm);
      }
    }
  }

  /** Hears of each finished run; called on several threads, but not at once. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A run is finished.
     *
     * @param done finished runs
     * @param total all runs
     */
    void finished(TrainingSummary summary, int done, int total);
  }

  /**
   * Runs everything and writes {@code runs.csv}, {@code report.md} and {@code violations.svg} into
   * the request's directory.
   *
   * @throws IOException if a run fails so; the others are stopped, and go on when this runs again
   * @throws IllegalArgumentException as {@link TrainingTask#train}
   */
  public ExperimentReport run(Listener listener) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    Map<String, List<Future<TrainingSummary>>> futures = new LinkedHashMap<>();
    int[] done = {0};
    try {
      for (String arm : arms) {
        List<Future<TrainingSummary>> runs = new ArrayList<>();
        for (long seed : seeds) {
          runs.add(
              threads.submit(
                  () -> {
                    TrainingSummary summary =
                        task.train(
                            request.with(arm, seed, directory(arm, seed), true),
                            TrainingListener.SILENT);
                    synchronized (done) {
                      listener.finished(summary, ++done[0], arms.size() * seeds.size());
                    }
                    return summary;
                  }));
        }
        futures.put(arm, runs);
      }
      Map<String, List<TrainingSummary>> summaries = new LinkedHashMap<>();
      for (Map.Entry<String, List<Future<TrainingSummary>>> arm : futures.entrySet()) {
        List<TrainingSummary> finished = new ArrayList<>();
        for (Future<TrainingSummary> run : arm.getValue()) {
          finished.add(result(run));
        }
        summaries.put(arm.getKey(), finished);
      }
      ExperimentReport report = new ExperimentReport(request.options(), summaries);
      Files.createDirectories(request.directory());
      report.write(request.directory(), this::directory);
      return report;
    } finally {
      threads.shutdownNow();
    }
  }

  private Path directory(String arm, long seed) {
    return request.directory().resolve(arm).resolve("seed-" + seed);
  }

  private static TrainingSummary result(Future<TrainingSummary> run) throws IOException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; the same command goes on where it was", e);
    }
  }
}
