package dev.safeguard.learning.experiment;

import dev.safeguard.learning.ComparableTask;
import dev.safeguard.learning.Exhibit;
import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.Study;
import dev.safeguard.learning.TrainingRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * Variants of one task times arms times seeds, and what the task studies besides, several at once.
 * What is finished stands in a {@link Journal}, so that an experiment that was killed at any moment
 * goes on where it was, to the same result.
 *
 * @param task the task
 * @param variants the settings of its options
 * @param arms the methods to compare; may be empty
 * @param seeds the seeds of each
 * @param studies what is measured besides
 * @param jobs how many runs at once; at least 1
 * @param command what people write to do the same again
 * @param request what all runs have in common, and where the results go; its arm, seed and options
 *     are ignored
 */
public record Experiment(
    ComparableTask task,
    List<Variant> variants,
    List<String> arms,
    List<Long> seeds,
    List<Study> studies,
    int jobs,
    String command,
    TrainingRequest request) {

  public Experiment {
    variants = List.copyOf(variants);
    arms = List.copyOf(arms);
    seeds = List.copyOf(seeds);
    studies = List.copyOf(studies);
    boolean nothing = arms.isEmpty() && studies.isEmpty();
    if (jobs < 1 || seeds.isEmpty() || nothing || variants.isEmpty()) {
      throw new IllegalArgumentException("an experiment needs an arm or a study, a seed and a job");
    }
    for (String arm : arms) {
      if (!task.arms().contains(arm)) {
        throw new IllegalArgumentException(
            "the arm is one of " + String.join(", ", task.arms()) + ", not " + arm);
      }
    }
  }

  /** Hears of each finished piece of work; called on several threads, but not at once. */
  @FunctionalInterface
  public interface Listener {
    /** A run or a measurement is finished. */
    void finished(Progress progress);
  }

  /**
   * How far an experiment is.
   *
   * @param text the latest run or measurement, for people
   * @param done finished ones, those found in the journal included
   * @param total all of them
   * @param secondsLeft an estimate from those of this process; 0 at the end
   */
  public record Progress(String text, int done, int total, double secondsLeft) {}

  /** A run; contents tell apart what the variant's options name, where names do not suffice. */
  private record Run(Variant variant, String contents, TrainingRequest request) {
    String name() {
      return variant.fileName() + contents + "/" + request.arm() + "/" + request.seed();
    }
  }

  /**
   * Does everything and writes {@code runs.csv}, {@code report.md} and a folder of charts into the
   * request's directory.
   *
   * @throws IOException if a file cannot be written, or the directory has another experiment
   * @throws IllegalArgumentException as {@link ComparableTask#result}
   */
  public ExperimentReport run(Listener listener) throws IOException {
    try (Journal journal = Journal.open(request.directory(), identity())) {
      List<Run> runs = runs();
      Workload workload = new Workload(journal, listener);
      for (Run run : runs) {
        workload.add(
            "runs",
            run.name(),
            RunText.about(task.name(), run.variant(), run.request()),
            () -> text(run));
      }
      for (Study study : studies) {
        study
            .measurements()
            .forEach(
                (name, work) -> workload.add(study.name(), name, text -> name + ": " + text, work));
      }
      return report(runs, workload.run(jobs));
    }
  }

  private String identity() {
    return "task=%s episodes=%d specification=%s version=%s"
        .formatted(task.name(), request.episodes(), request.specificationHash(), request.version());
  }

  private String text(Run run) {
    return RunText.write(task.result(run.request()));
  }

  private ExperimentReport report(List<Run> runs, Map<String, String> texts) throws IOException {
    Map<Variant, Map<String, List<RunResult>>> results = new LinkedHashMap<>();
    for (Run run : runs) {
      String text = Objects.requireNonNull(texts.get(run.name()));
      results
          .computeIfAbsent(run.variant(), variant -> byArm())
          .computeIfAbsent(run.request().arm(), arm -> new ArrayList<>())
          .add(RunText.read(task.name(), run.request(), text));
    }
    Map<Variant, ExperimentReport.Shown> all = new LinkedHashMap<>();
    if (!arms.isEmpty()) {
      List<Callable<ExperimentReport.Shown>> shown = new ArrayList<>();
      variants.forEach(variant -> shown.add(() -> shown(variant)));
      Jobs.run(jobs, shown, (number, each) -> all.put(variants.get(number), each));
    }
    List<Exhibit> exhibits = new ArrayList<>();
    for (Study study : studies) {
      exhibits.addAll(study.exhibits(texts));
    }
    ExperimentReport report = new ExperimentReport(task, command, results, all, exhibits);
    report.write(request.directory(), request);
    return report;
  }

  /** The arms in their order, none of which has a result. */
  private Map<String, List<RunResult>> byArm() {
    Map<String, List<RunResult>> results = new LinkedHashMap<>();
    arms.forEach(arm -> results.put(arm, new ArrayList<>()));
    return results;
  }

  private ExperimentReport.Shown shown(Variant variant) {
    TrainingRequest first = request.with(variant.options()).with(arms.get(0), seeds.get(0));
    return new ExperimentReport.Shown(task.exhibits(first), task.greatestSafety(first));
  }

  /** Seed by seed, so that what is done and what is left to do are alike. */
  private List<Run> runs() {
    Map<Variant, String> contents = new LinkedHashMap<>();
    variants.forEach(variant -> contents.put(variant, task.contents(variant.options())));
    List<Run> runs = new ArrayList<>();
    for (long seed : seeds) {
      contents.forEach(
          (variant, content) ->
              arms.forEach(
                  arm ->
                      runs.add(
                          new Run(
                              variant, content, request.with(variant.options()).with(arm, seed)))));
    }
    return runs;
  }
}
