package dev.safeguard.learning.experiment;

import dev.safeguard.learning.ComparableTask;
import dev.safeguard.learning.Exhibit;
import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.TrainingRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Variants of one task times arms times seeds, several runs at once. What is finished stands in a
 * {@link Journal}, so that an experiment that was killed at any moment goes on where it was, to the
 * same result.
 *
 * @param task the task
 * @param variants the settings of its options
 * @param arms the methods to compare
 * @param seeds the seeds of each
 * @param jobs how many runs at once; at least 1
 * @param request what all runs have in common, and where the results go; its arm, seed and options
 *     are ignored
 */
public record Experiment(
    ComparableTask task,
    List<Variant> variants,
    List<String> arms,
    List<Long> seeds,
    int jobs,
    TrainingRequest request) {

  public Experiment {
    variants = List.copyOf(variants);
    arms = List.copyOf(arms);
    seeds = List.copyOf(seeds);
    if (jobs < 1 || seeds.isEmpty() || arms.isEmpty() || variants.isEmpty()) {
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
    /** A run is finished. */
    void finished(Progress progress);
  }

  /**
   * How far an experiment is.
   *
   * @param variant of the latest run
   * @param result of the latest run
   * @param done finished runs, those found in the journal included
   * @param total all runs
   * @param secondsLeft an estimate from the runs of this process; 0 at the end
   */
  public record Progress(
      Variant variant, RunResult result, int done, int total, double secondsLeft) {}

  /** A run; contents tell apart what the variant's options name, where names do not suffice. */
  private record Run(Variant variant, String contents, TrainingRequest request) {
    String name() {
      return variant.fileName() + contents + "/" + request.arm() + "/" + request.seed();
    }
  }

  /**
   * Runs everything and writes {@code runs.csv}, {@code report.md} and charts into the request's
   * directory.
   *
   * @throws IOException if a file cannot be written, or the directory has another experiment
   * @throws IllegalArgumentException as {@link ComparableTask#result}
   */
  public ExperimentReport run(Listener listener) throws IOException {
    String identity =
        "task=%s episodes=%d specification=%s version=%s"
            .formatted(
                task.name(), request.episodes(), request.specificationHash(), request.version());
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try (Journal journal = Journal.open(request.directory(), identity)) {
      Progression progression = new Progression(listener);
      Map<Run, Future<RunResult>> futures = new LinkedHashMap<>();
      for (Run run : runs()) {
        futures.put(run, threads.submit(() -> result(run, journal, progression)));
      }
      Map<Variant, Map<String, List<RunResult>>> results = new LinkedHashMap<>();
      for (Map.Entry<Run, Future<RunResult>> entry : futures.entrySet()) {
        results
            .computeIfAbsent(entry.getKey().variant(), v -> new LinkedHashMap<>())
            .computeIfAbsent(entry.getKey().request().arm(), a -> new ArrayList<>())
            .add(get(entry.getValue()));
      }
      Map<Variant, List<Exhibit>> exhibits = new LinkedHashMap<>();
      for (Variant variant : variants) {
        TrainingRequest first = request.with(variant.options()).with(arms.get(0), seeds.get(0));
        exhibits.put(variant, task.exhibits(first));
      }
      ExperimentReport report = new ExperimentReport(results, exhibits);
      report.write(request.directory());
      return report;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Run> runs() {
    List<Run> runs = new ArrayList<>();
    for (Variant variant : variants) {
      String contents = task.contents(variant.options());
      for (String arm : arms) {
        for (long seed : seeds) {
          runs.add(new Run(variant, contents, request.with(variant.options()).with(arm, seed)));
        }
      }
    }
    return runs;
  }

  private RunResult result(Run run, Journal journal, Progression progression) throws IOException {
    String known = journal.finished().get(run.name());
    RunResult result =
        known != null
            ? RunText.read(task.name(), run.request(), known)
            : task.result(run.request());
    if (known == null) {
      journal.add(run.name(), RunText.write(result));
    }
    progression.finished(run.variant(), result, known == null);
    return result;
  }

  /** Counts finished runs and estimates the time left. */
  private final class Progression {
    private final Listener listener;
    private final long begin = System.nanoTime();
    private int done;
    private int doneHere;

    Progression(Listener listener) {
      this.listener = listener;
    }

    synchronized void finished(Variant variant, RunResult result, boolean here) {
      done++;
      doneHere += here ? 1 : 0;
      int total = variants.size() * arms.size() * seeds.size();
      double seconds = (System.nanoTime() - begin) * 1e-9;
      double left = doneHere == 0 ? 0 : seconds / doneHere * (total - done);
      listener.finished(new Progress(variant, result, done, total, left));
    }
  }

  private static RunResult get(Future<RunResult> run) throws IOException {
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
