package dev.safeguard.cli;

import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.learning.TaskExperiment;
import dev.safeguard.learning.TrainingTask;
import java.io.IOException;
import java.util.concurrent.Callable;
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

  @Mixin private ExperimentOptions options;

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
    if (seeds < 0) {
      throw new UserError("--seeds and --jobs are at least 1");
    }
    return options.run(
        console,
        task,
        task.defaultEpisodes(),
        (request, jobs) ->
            console
                .out()
                .println(
                    experiment.run(
                        request,
                        new TaskExperiment.Extent(shortened, seeds, jobs),
                        line -> {
                          console.err().println(line);
                          console.err().flush();
                        })));
  }
}
