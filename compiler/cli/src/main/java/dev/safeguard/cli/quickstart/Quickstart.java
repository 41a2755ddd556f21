package dev.safeguard.cli.quickstart;

import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.ExperimentText;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.TestResult;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.diagram.Renderer;
import dev.safeguard.compiler.backend.diagram.Rendering;
import dev.safeguard.compiler.backend.dot.DotDiagram;
import dev.safeguard.compiler.backend.java.JavaSource;
import dev.safeguard.learning.ComparableTask;
import dev.safeguard.learning.TrainingListener;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.experiment.Experiment;
import dev.safeguard.learning.experiment.ExperimentReport;
import dev.safeguard.learning.experiment.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The steps of the quickstart, each of which says what it found and leaves its files in one folder.
 *
 * @param task whose specification and learner are shown
 * @param folder where everything goes
 * @param episodes of each run
 * @param seeds of each method in the comparison
 * @param version of this software
 * @param remarks hears what is being done
 */
public record Quickstart(
    ComparableTask task,
    Path folder,
    int episodes,
    int seeds,
    String version,
    Consumer<String> remarks) {
  private static final long SEED = 7;
  private static final List<String> ARMS = List.of("psl", "zero-shot", "psl-shield", "fear", "rl");
  private static final Map<String, String> OPTIONS = Map.of("layout", "1");

  /**
   * Does everything that comes after checking.
   *
   * @param file the task's specification, accepted
   * @param listener hears how the one run goes that is shown
   * @return what was found and where it is, some lines for people
   */
  public String run(SpecificationFile file, TrainingListener listener) throws IOException {
    long start = System.nanoTime();
    Compilation compilation = file.compilation();
    List<TestResult> tests = compilation.test();
    remarks.accept("drawing " + compilation.safeguards().size() + " diagrams");
    Map<String, Rendering> drawings = draw(compilation);
    remarks.accept("generating and compiling Java");
    LoadedProgression loaded = LoadedProgression.of(compilation, null);
    for (JavaSource source : loaded.sources()) {
      OutputFiles.write(folder.resolve("java").resolve(source.path()), source.text());
    }
    TrainingRequest request = request(loaded);
    remarks.accept("training, %,d episodes".formatted(request.episodes()));
    TrainingSummary run = task.train(request, listener);
    ExperimentReport report = compare(request);
    Results results =
        new Results(
            compilation,
            tests,
            drawings,
            loaded.sources(),
            run,
            report,
            pictures(),
            commands(request),
            (System.nanoTime() - start) / 1e9);
    OutputFiles.write(folder.resolve("index.html"), Page.of(results));
    return text(results);
  }

  private Map<String, Rendering> draw(Compilation compilation) throws IOException {
    Map<String, Rendering> drawings = new LinkedHashMap<>();
    try (Renderer renderer = new Renderer()) {
      for (CompiledSafeguard safeguard : compilation.safeguards()) {
        MonitorModel model = safeguard.model();
        Rendering drawing = renderer.svg(DotDiagram.of(model));
        drawings.put(model.name(), drawing);
        if (drawing instanceof Rendering.Picture picture) {
          String name = OutputFiles.nameFor(model.name()) + ".svg";
          OutputFiles.write(folder.resolve("diagrams").resolve(name), picture.bytes());
        } else if (drawing instanceof Rendering.Failure failure) {
          remarks.accept(model.name() + " is not drawn: " + failure.reason());
        }
      }
    }
    return drawings;
  }

  private TrainingRequest request(LoadedProgression loaded) {
    return new TrainingRequest(
        ARMS.get(0),
        SEED,
        episodes,
        folder,
        false,
        OPTIONS,
        loaded.progression(),
        loaded.specificationHash(),
        version);
  }

  private ExperimentReport compare(TrainingRequest request) throws IOException {
    int total = seeds * ARMS.size();
    remarks.accept(
        "comparing %d methods over %d seeds, %d runs".formatted(ARMS.size(), seeds, total));
    Path directory = folder.resolve("experiment");
    removeRuns(directory);
    Experiment experiment =
        new Experiment(
            task,
            List.of(new Variant(OPTIONS)),
            ARMS,
            LongStream.rangeClosed(1, seeds).boxed().toList(),
            List.of(),
            Runtime.getRuntime().availableProcessors(),
            comparison(request),
            request.with(request.arm(), SEED, directory, true));
    return experiment.run(
        progress -> {
          if (progress.done() % seeds == 0) {
            remarks.accept(ExperimentText.finished(progress));
          }
        });
  }

  /** Earlier runs may be of another specification, and what is shown is to be made anew. */
  private static void removeRuns(Path directory) throws IOException {
    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private Map<String, byte[]> pictures() throws IOException {
    Map<String, byte[]> pictures = new LinkedHashMap<>();
    for (Map.Entry<String, String> picture :
        Map.of(
                "Learning curve", "learning-curve.svg",
                "Greedy path", "path.svg",
                "Violations so far", "experiment/grid/violations.svg")
            .entrySet()) {
      Path file = folder.resolve(picture.getValue());
      if (Files.exists(file)) {
        pictures.put(picture.getKey(), Files.readAllBytes(file));
      }
    }
    return pictures;
  }

  private Map<String, String> commands(TrainingRequest request) {
    return Map.of(
        "training",
        "./sg train %s --layout 1 --arm %s --seed %d --episodes %d --out out/again"
            .formatted(task.name(), request.arm(), SEED, request.episodes()),
        "comparison",
        comparison(request) + " --out out/comparison");
  }

  private String comparison(TrainingRequest request) {
    return "./sg experiment %s --layout 1 --arms %s --seeds %d --first-seed 1 --episodes %d"
        .formatted(task.name(), String.join(",", ARMS), seeds, request.episodes());
  }

  private String text(Results results) {
    TrainingSummary run = results.run();
    long passed = results.tests().size() - results.failedTests();
    long holding = results.compilation().checks().stream().filter(check -> check.holds()).count();
    return String.format(
        Locale.ROOT,
        """
        verified  %d safeguards; %d of %d tests passed, %d of %d checks hold
        trained   %s, seed %d: %,d episodes, %,d of which violated the safeguard in force
        tested    %.1f %% of %,d episodes reach the diamond, %.1f %% violate the last safeguard
        compared  %d methods over %d seeds
        took      %.0f s

        %s
        open %s
        """,
        results.compilation().safeguards().size(),
        passed,
        results.tests().size(),
        holding,
        results.compilation().checks().size(),
        run.arm(),
        run.seed(),
        run.episodes(),
        run.violations().stage(),
        100 * run.test().successRate(),
        run.test().episodes(),
        100 * run.test().violationRate(),
        ARMS.size(),
        seeds,
        results.seconds(),
        ExperimentText.table(results.report()),
        folder.resolve("index.html"));
  }
}
