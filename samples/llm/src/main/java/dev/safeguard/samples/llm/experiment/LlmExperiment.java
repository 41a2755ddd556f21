package dev.safeguard.samples.llm.experiment;

import dev.safeguard.learning.TaskExperiment;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingTask;
import dev.safeguard.learning.experiment.ExperimentFolder;
import dev.safeguard.learning.experiment.Jobs;
import dev.safeguard.learning.experiment.Measures;
import dev.safeguard.samples.llm.start.Regime;
import dev.safeguard.samples.llm.start.StartModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Makes start models that hardly or never find a reward by themselves, lets each learn by every
 * method, and says what came of it.
 */
public final class LlmExperiment implements TaskExperiment {
  private final TrainingTask task;

  /** The experiment with a task that takes the options of {@link Form#options}. */
  public LlmExperiment(TrainingTask task) {
    this.task = task;
  }

  @Override
  public Path run(TrainingRequest request, Extent extent, Consumer<String> remarks)
      throws IOException {
    StartModels models = new StartModels(request.directory().resolve("start"), remarks);
    return run(new Bench(task, request, models, Form.of(extent), remarks), extent.jobs());
  }

  /** The same with given models and another form. */
  Path run(Bench bench, int jobs) throws IOException {
    Path root = bench.request().directory();
    ExperimentFolder.claim(
        root,
        "task=%s %s specification=%s version=%s"
            .formatted(
                bench.task().name(),
                bench.form().identity(),
                bench.request().specificationHash(),
                bench.request().version()));
    List<Run> runs = bench.form().runs(bench.request().progression().stages().size());
    List<Run> missing = runs.stream().filter(run -> !Measures.exist(run.directory(root))).toList();
    LlmReport report = new LlmReport(bench, runs);
    List<Callable<String>> tasks = new ArrayList<>();
    for (long seed = 1; jobs > 1 && seed <= Math.min(jobs, bench.form().seeds()); seed++) {
      tasks.add(models(bench, seed));
    }
    missing.forEach(run -> tasks.add(() -> carryOut(run, bench, run.directory(root))));
    long begin = System.nanoTime();
    Jobs.run(
        jobs,
        tasks,
        (number, line) -> {
          int left = tasks.size() - number - 1;
          double minutes = (System.nanoTime() - begin) / 60e9 / (number + 1) * left;
          bench.remarks().accept(progress(line, left, minutes));
          report.write();
        });
    return report.write();
  }

  private static String progress(String line, int left, double minutes) {
    return String.format(Locale.ROOT, "%s; %d left, about %.0f min", line, left, minutes);
  }

  /** Several models at once, where the runs of a seed would all wait for one. */
  private static Callable<String> models(Bench bench, long seed) {
    return () -> {
      for (Regime regime : Regime.values()) {
        bench.models().make(seed, regime);
      }
      return "start models of seed " + seed;
    };
  }

  private static String carryOut(Run run, Bench bench, Path directory) throws IOException {
    String name = "%s, seed %d".formatted(run.kind(), run.seed());
    Files.createDirectories(directory);
    Map<String, Double> measures = run.measure(bench, directory);
    if (measures.isEmpty()) {
      return name + ": not measured";
    }
    Measures.write(directory, measures);
    return String.format(
        Locale.ROOT,
        "%s: verdicts %.3f",
        name,
        measures.getOrDefault(ScoreMeasures.VERDICT, Double.NaN));
  }
}
