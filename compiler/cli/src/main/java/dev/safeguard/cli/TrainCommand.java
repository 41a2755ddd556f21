package dev.safeguard.cli;

import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.FormatOption;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.cli.training.ProgressLine;
import dev.safeguard.cli.training.SummaryText;
import dev.safeguard.learning.SavedRun;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.TrainingTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code sg train TASK}: one run of one learner under a progression of safeguards. */
@Command(mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  @Option(names = "--arm", paramLabel = "ARM", description = "The method, such as psl.")
  private @Nullable String arm;

  @Option(names = "--seed", paramLabel = "N", description = "All chance follows from it; 1.")
  private @Nullable Long seed;

  @Option(names = "--episodes", paramLabel = "N", description = "How many to train.")
  private @Nullable Integer episodes;

  @Option(names = "--out", paramLabel = "DIR", description = "Where the results go.")
  private @Nullable String out;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "Go on with the run in DIR; what is not said anew stays as it was.")
  private @Nullable String resume;

  @Mixin private ProgressionOptions progression;
  @Mixin private FormatOption format;
  @Mixin private ColorOption color;

  private final Console console;
  private final TrainingTask task;
  private final TaskOptions options;

  private TrainCommand(Console console, TrainingTask task) {
    this.console = console;
    this.task = task;
    this.options = new TaskOptions(task);
  }

  @Command(
      name = "train",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "TASK",
      description = "Train an agent under safeguards.",
      footer = {
        "",
        "sg train TASK --help tells the options of a task. What the tasks doom, llm and json need, an",
        "engine or a neural learner, is built at its first use."
      })
  private static final class Tasks {}

  /** The command with one command for each task. */
  static CommandLine of(Console console, List<TrainingTask> tasks) {
    CommandLine train = new CommandLine(new Tasks());
    for (TrainingTask task : tasks) {
      TrainCommand command = new TrainCommand(console, task);
      CommandSpec spec = CommandSpec.forAnnotatedObject(command);
      spec.usageMessage()
          .description(task.summary())
          .footer(
              "",
              "The arms are %s. Default: %s, %s, into out/%s-ARM-SEED."
                  .formatted(
                      String.join(", ", task.arms()),
                      task.arms().get(0),
                      task.defaultAmount(),
                      task.name()),
              "",
              "Example:",
              "  sg train " + task.name() + " --arm psl --seed 7 --out out/first");
      command.options.addTo(spec);
      train.addSubcommand(task.name(), spec);
    }
    return train;
  }

  @Override
  public Integer call() throws IOException {
    @Nullable SavedRun before = before();
    Map<String, String> chosen = new HashMap<>(before == null ? Map.of() : before.options());
    chosen.putAll(options.given());
    String method = before == null ? task.arms().get(0) : before.arm();
    method = Objects.requireNonNullElse(arm, method);
    if (!task.arms().contains(method)) {
      throw new UserError("--arm is one of " + String.join(", ", task.arms()) + ", not " + method);
    }
    long chance = Objects.requireNonNullElse(seed, before == null ? 1L : before.seed());
    int count =
        Objects.requireNonNullElse(
            episodes, before == null ? task.defaultEpisodes() : before.episodes());
    if (count < 1) {
      throw new UserError("--episodes is at least 1, not " + count);
    }
    SpecificationFile file = progression.file(task, console.in());
    OptionalInt refusal = AcceptedFile.refusal(file, console, color.errors(console));
    if (refusal.isPresent()) {
      return refusal.getAsInt();
    }
    LoadedProgression loaded = progression.load(file);
    if (before != null && !before.specificationHash().equals(loaded.specificationHash())) {
      throw new UserError(
          "the run in " + resume + " was under another specification than " + file.source().name(),
          "name it again with --spec, or train anew with --out");
    }
    String standard = "out/%s-%s-%d".formatted(task.name(), method, chance);
    Path directory =
        OutputFiles.folder(
            Objects.requireNonNullElse(resume, Objects.requireNonNullElse(out, standard)));
    return train(
        new TrainingRequest(
            method,
            chance,
            count,
            directory,
            before != null,
            chosen,
            loaded.progression(),
            loaded.specificationHash(),
            Version.number()));
  }

  /** The run to go on with, or null for a new one. */
  private @Nullable SavedRun before() throws IOException {
    if (resume == null) {
      return null;
    }
    if (out != null && !resume.equals(out)) {
      throw new UserError("--resume goes on in " + resume + ", so that --out has no meaning");
    }
    SavedRun run = SavedRun.read(OutputFiles.path(resume));
    if (!run.task().equals(task.name())) {
      throw new UserError("the run in " + resume + " is one of " + run.task());
    }
    return run;
  }

  private int train(TrainingRequest request) throws IOException {
    ProgressLine progress = new ProgressLine(console);
    TrainingSummary summary;
    try {
      summary = task.train(request, progress);
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    } finally {
      progress.finish();
    }
    Path directory = request.directory();
    console.out().print(format.isJson() ? summary.toJson() : SummaryText.of(summary, directory));
    return ExitCode.OK;
  }
}
