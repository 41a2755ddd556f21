package dev.safeguard.samples.doom;

import dev.safeguard.learning.TaskExperiment;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.experiment.FolderRun;
import dev.safeguard.learning.experiment.Jobs;
import dev.safeguard.learning.experiment.Measures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * What the goals compare on the original map; then, on each of the other maps, what an agent
 * trained by PSL makes of it beside one that begins anew; then the other arms.
 */
final class DoomExperiment implements TaskExperiment {
  /** The arm whose agents are put on other maps. */
  static final String TRAINED = "psl";

  static final List<String> OTHER_MAPS = List.of("mirrored", "moved");

  private final DoomTask task;

  DoomExperiment(DoomTask task) {
    this.task = task;
  }

  /** What the goals compare; they come first, and the shorter form has no others. */
  private static final List<String> COMPARED =
      List.of(TRAINED, "psl-shield", "psl-1", "zero-shot", "rl");

  /**
   * How much of everything.
   *
   * @param arms what is compared
   * @param seeds the number of runs of each kind
   * @param decisions of a run on the original map
   * @param adaptation decisions of a run on another one
   * @param tests episodes of each of the two tests of a trained policy
   */
  record Form(List<String> arms, int seeds, long decisions, long adaptation, int tests) {
    Form {
      arms = List.copyOf(arms);
    }

    /** The task's options for a run of so many decisions. */
    Map<String, String> options(long decisions) {
      return Map.of("decisions", Long.toString(decisions), "tests", Integer.toString(tests));
    }

    static Form of(Extent extent, List<String> arms) {
      Form form =
          extent.shortened()
              ? new Form(COMPARED, 2, 100_000, 30_000, 16)
              : new Form(arms, 5, 100_000, 30_000, 16);
      return extent.seeds() == 0
          ? form
          : new Form(
              form.arms(), extent.seeds(), form.decisions(), form.adaptation(), form.tests());
    }
  }

  /**
   * One run.
   *
   * @param kind the name of its folder: an arm, or a map and how the agent came there
   * @param arm the method
   * @param options of the task
   */
  record Run(String kind, String arm, long seed, Map<String, String> options) implements FolderRun {
    Run {
      options = Map.copyOf(options);
    }

    @Override
    public Path directory(Path root) {
      return root.resolve(kind).resolve("seed-" + seed);
    }
  }

  @Override
  public Path run(TrainingRequest request, Extent extent, Consumer<String> remarks)
      throws IOException {
    Form form = Form.of(extent, task.arms());
    Path root = Files.createDirectories(request.directory());
    task.prepare(remarks);
    List<Run> first = original(form);
    List<Run> second = others(form, root);
    DoomReport report = new DoomReport(root, form, first, second, request);
    int total = first.size() + second.size();
    int done = 0;
    for (List<Run> runs : List.of(only(first, true), second, only(first, false))) {
      runAll(runs, request, extent, finished(remarks, report, done, total));
      done += runs.size();
    }
    return report.write();
  }

  private static List<Run> only(List<Run> runs, boolean compared) {
    return runs.stream().filter(run -> COMPARED.contains(run.arm()) == compared).toList();
  }

  /** After each run there is a report of those that are done. */
  private static Jobs.Results<String> finished(
      Consumer<String> remarks, DoomReport report, int before, int total) {
    return (number, line) -> {
      remarks.accept("%d/%d  %s".formatted(before + number + 1, total, line));
      report.write();
    };
  }

  private void runAll(
      List<Run> runs, TrainingRequest request, Extent extent, Jobs.Results<String> finished)
      throws IOException {
    List<Callable<String>> tasks = new ArrayList<>();
    for (Run run : runs) {
      tasks.add(() -> run(run, request));
    }
    Jobs.run(extent.jobs(), tasks, finished);
  }

  /** The arms that are compared first, seed by seed: whoever stops early has pairs. */
  static List<Run> original(Form form) {
    List<Run> runs = new ArrayList<>();
    for (boolean main : List.of(true, false)) {
      for (long seed = 1; seed <= form.seeds(); seed++) {
        for (String arm : form.arms()) {
          if (COMPARED.contains(arm) == main) {
            runs.add(new Run(arm, arm, seed, form.options(form.decisions())));
          }
        }
      }
    }
    return runs;
  }

  private static List<Run> others(Form form, Path root) {
    List<Run> runs = new ArrayList<>();
    for (long seed = 1; seed <= form.seeds(); seed++) {
      for (String map : OTHER_MAPS) {
        Map<String, String> options = new LinkedHashMap<>(form.options(form.adaptation()));
        options.put("map", map);
        runs.add(new Run(map + "-scratch", "zero-shot", seed, options));
        options.put("from", root.resolve(TRAINED).resolve("seed-" + seed).toString());
        runs.add(new Run(map + "-adapted", "zero-shot", seed, options));
      }
    }
    return runs;
  }

  private String run(Run run, TrainingRequest request) throws IOException {
    Path directory = run.directory(request.directory());
    String name = "%s, seed %d".formatted(run.kind(), run.seed());
    if (Measures.exist(directory)) {
      return name + ": done before";
    }
    TrainingSummary summary =
        task.train(
            new TrainingRequest(
                run.arm(),
                run.seed(),
                request.episodes(),
                directory,
                true,
                run.options(),
                request.progression(),
                request.specificationHash(),
                request.version()),
            TrainingListener.SILENT);
    Map<String, Double> measures = new LinkedHashMap<>();
    measures.put("seconds", summary.seconds());
    measures.put("greedyReturn", summary.test().meanReturn());
    measures.put("greedyViolationRate", summary.test().violationRate());
    measures.put("greedySuccessRate", summary.test().successRate());
    measures.putAll(summary.measures());
    Measures.write(directory, measures);
    return String.format(
        Locale.ROOT,
        "%s: greedy return %.2f, %.1f violations of the last safeguard in 100,000 decisions",
        name,
        summary.test().meanReturn(),
        measures.getOrDefault(DoomReport.VIOLATIONS, Double.NaN));
  }
}
