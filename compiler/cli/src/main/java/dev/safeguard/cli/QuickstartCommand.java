package dev.safeguard.cli;

import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.quickstart.QuickstartPage;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.cli.training.ProgressLine;
import dev.safeguard.cli.training.SummaryText;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.TestResult;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.diagram.Renderer;
import dev.safeguard.compiler.backend.diagram.Rendering;
import dev.safeguard.compiler.backend.dot.DotDiagram;
import dev.safeguard.compiler.backend.java.JavaSource;
import dev.safeguard.learning.Experiment;
import dev.safeguard.learning.ExperimentReport;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.TrainingTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sg quickstart}: from the text of four safeguards to an agent that was trained on them. */
@Command(
    name = "quickstart",
    mixinStandardHelpOptions = true,
    description = {
      "Take the gridworld's safeguards from text to automata, diagrams, Java monitors and a trained"
          + " agent.",
      "Everything is left in one folder, with a page that shows it: index.html."
    },
    footer = {"", "Example:", "  sg quickstart", "  sg quickstart --out /tmp/tour"})
final class QuickstartCommand implements Callable<Integer> {
  private static final String TASK = "grid";
  private static final String ARM = "psl";
  private static final long SEED = 1;
  private static final int SEEDS = 20;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/quickstart",
      description = "Where everything goes (otherwise ${DEFAULT-VALUE}).")
  private String out = "";

  @Mixin private ColorOption color;

  private final Console console;
  private int step;

  QuickstartCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    long begin = System.nanoTime();
    TrainingTask task =
        TrainingTask.all().stream()
            .filter(known -> known.name().equals(TASK))
            .findFirst()
            .orElseThrow(() -> new UserError("the task " + TASK + " is not on the class path"));
    Path folder = OutputFiles.folder(out);

    say("reading and verifying the specification");
    SpecificationFile file = TaskOptions.specification(task, null, console.in());
    Compilation compilation = file.compilation();
    if (!file.isAccepted()) {
      throw new IllegalStateException("the sample is rejected: " + compilation.diagnostics());
    }
    OutputFiles.write(folder.resolve(file.source().name()), file.source().text());
    List<TestResult> tests = compilation.test();

    say("drawing its safeguards");
    Map<String, Rendering> drawings = draw(compilation, folder);

    say("generating and compiling Java monitors");
    LoadedProgression loaded = LoadedProgression.of(compilation, null);
    for (JavaSource source : loaded.sources()) {
      OutputFiles.write(folder.resolve("java").resolve(source.path()), source.text());
    }

    say("training an agent: " + ARM + ", layout 1, seed " + SEED);
    TrainingRequest request =
        new TrainingRequest(
            ARM,
            SEED,
            task.defaultEpisodes(),
            folder.resolve("training"),
            false,
            Map.of("layout", "1"),
            loaded.progression(),
            loaded.specificationHash(),
            Version.number());
    ProgressLine progress = new ProgressLine(console);
    TrainingSummary summary = task.train(request, progress);
    progress.finish();

    say("training once more with each of " + SEEDS + " seeds, with every arm");
    ExperimentReport experiment = compare(task, request, folder.resolve("experiment"));

    QuickstartPage page =
        new QuickstartPage(file, tests, drawings, loaded.sources(), summary, experiment, folder);
    OutputFiles.write(folder.resolve("index.html"), page.html());
    report(compilation, tests, summary, experiment, folder, (System.nanoTime() - begin) * 1e-9);
    return tests.stream().allMatch(TestResult::passed) ? ExitCode.OK : ExitCode.REJECTED;
  }

  private void say(String what) {
    console.err().println("[" + ++step + "/5] " + what);
  }

  private static Map<String, Rendering> draw(Compilation compilation, Path folder)
      throws IOException {
    Map<String, Rendering> drawings = new LinkedHashMap<>();
    try (Renderer renderer = new Renderer()) {
      for (CompiledSafeguard safeguard : compilation.safeguards()) {
        MonitorModel model = safeguard.model();
        String dot = DotDiagram.of(model);
        OutputFiles.write(folder.resolve("diagrams").resolve(model.name() + ".dot"), dot);
        Rendering drawing = renderer.svg(dot);
        drawings.put(model.name(), drawing);
        if (drawing instanceof Rendering.Picture picture) {
          OutputFiles.write(
              folder.resolve("diagrams").resolve(model.name() + ".svg"), picture.bytes());
        }
      }
    }
    return drawings;
  }

  private ExperimentReport compare(TrainingTask task, TrainingRequest request, Path folder)
      throws IOException {
    return new Experiment(
            task,
            task.arms(),
            LongStream.rangeClosed(1, SEEDS).boxed().toList(),
            Runtime.getRuntime().availableProcessors(),
            request.with(ARM, SEED, folder, true))
        .run(
            (finished, done, total) -> {
              if (done % SEEDS == 0) {
                console.err().println("  " + done + " of " + total + " runs");
              }
            });
  }

  private void report(
      Compilation compilation,
      List<TestResult> tests,
      TrainingSummary summary,
      ExperimentReport experiment,
      Path folder,
      double seconds)
      throws IOException {
    Style style = color.output(console);
    long passed = tests.stream().filter(TestResult::passed).count();
    var terminal = console.out();
    terminal.printf(
        Locale.ROOT,
        "%s %d safeguards verified, %d of %d tests passed, %d checks hold%n",
        style.strong("found:"),
        compilation.safeguards().size(),
        passed,
        tests.size(),
        compilation.checks().size());
    terminal.print(SummaryText.of(summary, folder.resolve("training")));
    terminal.printf("the same with %d seeds, mean and 95 %% interval:%n", SEEDS);
    for (ExperimentReport.Row row : experiment.rows()) {
      terminal.printf(
          Locale.ROOT,
          "  %-9s  violations %s, return %s, diamond %s%n",
          row.arm(),
          row.stageViolations().text(1),
          row.meanReturn().text(3),
          row.successRate().text(3));
    }
    terminal.printf(
        Locale.ROOT,
        "%s %s (%.0f s)%n",
        style.strong("open:"),
        folder.resolve("index.html"),
        seconds);
  }
}
