package dev.safeguard.cli;

import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.learning.TaskExperiment;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code sg experiment TASK} for a task with an experiment of its own. */
@Command(mixinStandardHelpOptions = true)
final class TaskExperimentCommand implements Callable<Integer> {
  @Option(names = "--short", description = "The shorter form, to see that it works.")
  private boolean shortened;

  @Option(names = "--seeds", paramLabel = "N", description = "Runs of each kind.")
  private int seeds;

  @Option(names = "--jobs", paramLabel = "N", description = "Runs at once; one for each core.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go; what is there already is gone on with.")
  private @Nullable String out;

  @Mixin private ProgressionOptions progression;
  @Mixin private ColorOption color;

  private final Console console;
  private final TrainingTask task;
  private final TaskExperiment experiment;

  private TaskExperimentCommand(Console console, TrainingTask task, TaskExperiment experiment) {
    this.console = console;
    this.task = task;
    this.experiment = experiment;
  }

  static CommandSpec of(Console console, TrainingTask task, TaskExperiment experiment) {
    CommandSpec spec =
        CommandSpec.forAnnotatedObject(new TaskExperimentCommand(console, task, experiment));
    spec.usageMessage()
        .description(task.summary())
        .footer(
            "",
            "A run that is there already is not done again, so that an experiment which was",
            "stopped goes on where it was.",
            "",
            "Example:",
            "  sg experiment " + task.name() + " --short --out out/first");
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    if (seeds < 0 || jobs < 1) {
      throw new UserError("--seeds and --jobs are at least 1");
    }
    SpecificationFile file = progression.file(task, console.in());
    OptionalInt refusal = AcceptedFile.refusal(file, console, color.errors(console));
    if (refusal.isPresent()) {
      return refusal.getAsInt();
    }
    LoadedProgression loaded = progression.load(file);
    Path directory =
        OutputFiles.folder(Objects.requireNonNullElse(out, "out/" + task.name() + "-experiment"));
    TrainingRequest request =
        new TrainingRequest(
            task.arms().get(0),
            1,
            task.defaultEpisodes(),
            directory,
            true,
            Map.of(),
            loaded.progression(),
            loaded.specificationHash(),
            Version.number());
    try {
      Path report =
          experiment.run(
              request,
              new TaskExperiment.Extent(shortened, seeds, jobs),
              line -> {
                console.err().println(line);
                console.err().flush();
              });
      console.out().println(report);
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }
}
