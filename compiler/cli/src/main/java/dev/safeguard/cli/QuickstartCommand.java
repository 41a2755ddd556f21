package dev.safeguard.cli;

import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.quickstart.Quickstart;
import dev.safeguard.cli.report.Findings;
import dev.safeguard.cli.training.ProgressLine;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.learning.ComparableTask;
import dev.safeguard.learning.TrainingTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sg quickstart}: the whole path, from a specification to a trained agent. */
@Command(
    name = "quickstart",
    mixinStandardHelpOptions = true,
    description = "Verify, draw, compile and train: the whole path on the gridworld.",
    footer = {"", "Example:", "  sg quickstart && open out/quickstart/index.html"})
final class QuickstartCommand implements Callable<Integer> {
  private static final String TASK = "grid";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/quickstart",
      description = "Where the results go; ${DEFAULT-VALUE}.")
  private String out = "out/quickstart";

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "5000",
      description = "How many to train in each run; ${DEFAULT-VALUE}.")
  private int episodes = 5000;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "10",
      description = "Runs for each method that is compared; ${DEFAULT-VALUE}.")
  private int seeds = 10;

  @Mixin private ColorOption color;

  private final Console console;
  private final List<TrainingTask> tasks;

  QuickstartCommand(Console console, List<TrainingTask> tasks) {
    this.console = console;
    this.tasks = tasks;
  }

  @Override
  public Integer call() throws IOException {
    if (episodes < 1 || seeds < 1) {
      throw new UserError("--episodes and --seeds are at least 1");
    }
    ComparableTask task =
        tasks.stream()
            .filter(each -> each.name().equals(TASK))
            .findFirst()
            .flatMap(TrainingTask::comparison)
            .orElseThrow(() -> new UserError("the task " + TASK + " is not on the class path"));
    Path folder = OutputFiles.folder(out);
    ProgressLine progress = new ProgressLine(console);
    remark(progress, "verifying the specification");
    SpecificationFile file = TaskOptions.specification(task, null, console.in(), Limits.DEFAULT);
    OptionalInt refusal = AcceptedFile.refusal(file, console, color.errors(console));
    if (refusal.isPresent()) {
      return refusal.getAsInt();
    }
    remark(progress, new Findings(List.of(file)).summary(file, color.errors(console)));
    Quickstart quickstart =
        new Quickstart(
            task, folder, episodes, seeds, Version.number(), remark -> remark(progress, remark));
    try {
      console.out().print(quickstart.run(file, progress));
    } finally {
      progress.finish();
    }
    return ExitCode.OK;
  }

  private void remark(ProgressLine progress, String text) {
    progress.finish();
    console.err().println(text);
  }
}
