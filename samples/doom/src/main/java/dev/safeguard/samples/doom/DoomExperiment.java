package dev.safeguard.samples.doom;

import dev.safeguard.learning.AtomicFiles;
import dev.safeguard.learning.TaskExperiment;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * All arms on the original map, and then, on each of the other maps, what an agent trained by PSL
 * makes of it beside one that begins anew.
 */
final class DoomExperiment implements TaskExperiment {
  /** The arm whose agents are put on other maps. */
  static final String TRAINED = "psl";

  static final List<String> OTHER_MAPS = List.of("mirrored", "moved");
  static final String MEASURES = "measures.csv";

  private final DoomTask task;

  DoomExperiment(DoomTask task) {
    this.task = task;
  }

  /** The arms of the shorter form: what the others are compared with, and two penalties. */
  private static final List<String> SHORT = List.of(TRAINED, "psl-1", "zero-shot", "rl");

  /**
   * How much of everything.
   *
   * @param arms what is compared
   * @param seeds the number of runs of each kind
   * @param decisions of a run on the original map
   * @param adaptation decisions of a run on another one
   */
  record Form(List<String> arms, int seeds, long decisions, long adaptation) {
    Form {
      arms = List.copyOf(arms);
    }

    static Form of(Extent extent, List<String> arms) {
      Form form =
          extent.shortened()
              ? new Form(SHORT, 2, 400_000, 50_000)
              : new Form(arms, 5, 400_000, 100_000);
      return extent.seeds() == 0
          ? form
          : new Form(form.arms(), extent.seeds(), form.decisions(), form.adaptation());
    }
  }

  /**
   * One run.
   *
   * @param kind the name of its folder: an arm, or a map and how the agent came there
   * @param arm the method
   * @param options of the task
   */
  record Run(String kind, String arm, long seed, Map<String, String> options) {
    Run {
      options = Map.copyOf(options);
    }

    Path directory(Path root) {
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
    int[] done = {0};
    int total = first.size() + second.size();
    runAll(first, request, extent.jobs(), remarks, done, total);
    runAll(second, request, extent.jobs(), remarks, done, total);
    return new DoomReport(root, form, first, second, request).write();
  }

  private static List<Run> original(Form form) {
    List<Run> runs = new ArrayList<>();
    for (long seed = 1; seed <= form.seeds(); seed++) {
      for (String arm : form.arms()) {
        runs.add(new Run(arm, arm, seed, Map.of("decisions", Long.toString(form.decisions()))));
      }
    }
    return runs;
  }

  private static List<Run> others(Form form, Path root) {
    List<Run> runs = new ArrayList<>();
    for (long seed = 1; seed <= form.seeds(); seed++) {
      for (String map : OTHER_MAPS) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("decisions", Long.toString(form.adaptation()));
        options.put("map", map);
        runs.add(new Run(map + "-scratch", "zero-shot", seed, options));
        options.put("from", root.resolve(TRAINED).resolve("seed-" + seed).toString());
        runs.add(new Run(map + "-adapted", "zero-shot", seed, options));
      }
    }
    return runs;
  }

  private void runAll(
      List<Run> runs,
      TrainingRequest request,
      int jobs,
      Consumer<String> remarks,
      int[] done,
      int total)
      throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<String>> futures = new ArrayList<>();
      for (Run run : runs) {
        futures.add(threads.submit(() -> run(run, request)));
      }
      for (Future<String> future : futures) {
        remarks.accept("%d/%d  %s".formatted(++done[0], total, future.get()));
      }
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
    } finally {
      threads.shutdownNow();
    }
  }

  private String run(Run run, TrainingRequest request) throws IOException {
    Path directory = run.directory(request.directory());
    String name = "%s, seed %d".formatted(run.kind(), run.seed());
    Path measures = directory.resolve(MEASURES);
    if (Files.exists(measures)) {
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
    StringBuilder csv = new StringBuilder("measure,value\n");
    csv.append("seconds,").append(summary.seconds()).append('\n');
    csv.append("greedyReturn,").append(summary.test().meanReturn()).append('\n');
    csv.append("greedyViolationRate,").append(summary.test().violationRate()).append('\n');
    csv.append("greedySuccessRate,").append(summary.test().successRate()).append('\n');
    summary.measures().forEach((key, value) -> csv.append(key + "," + value + "\n"));
    AtomicFiles.write(measures, csv.toString());
    return String.format(
        Locale.ROOT,
        "%s: greedy return %.2f, %.1f violations of the last safeguard in 100,000 decisions",
        name,
        summary.test().meanReturn(),
        summary.measures().getOrDefault("finalViolationsPer100kDecisions", Double.NaN));
  }
}
