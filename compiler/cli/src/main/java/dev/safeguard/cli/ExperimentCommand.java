package dev.safeguard.cli;

import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.FormatOption;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.training.ExperimentText;
import dev.safeguard.learning.ComparableTask;
import dev.safeguard.learning.Study;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingTask;
import dev.safeguard.learning.UnseenSafeguard;
import dev.safeguard.learning.experiment.Experiment;
import dev.safeguard.learning.experiment.ExperimentReport;
import dev.safeguard.learning.experiment.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code sg experiment TASK}: arms times seeds, with means and intervals. */
@Command(mixinStandardHelpOptions = true)
final class ExperimentCommand implements Callable<Integer> {
  @Option(
      names = {"--arms", "--arm"},
      paramLabel = "ARM",
      split = ",",
      description = "The methods, separated by commas; the usual ones where none is named.")
  private @Nullable List<String> arms;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "Runs for each method, with the seeds FIRST to FIRST + N - 1.")
  private @Nullable Integer seeds;

  @Option(names = "--first-seed", paramLabel = "FIRST", description = "The first of them.")
  private @Nullable Long firstSeed;

  @Option(names = "--episodes", paramLabel = "N", description = "How many to train in each run.")
  private @Nullable Integer episodes;

  @Mixin private AdaptOption adapt;
  @Mixin private ExperimentOptions common;
  @Mixin private FormatOption format;

  private final Console console;
  private final ComparableTask task;
  private final TaskOptions options;

  private ExperimentCommand(Console console, ComparableTask task) {
    this.console = console;
    this.task = task;
    this.options = new TaskOptions(task);
  }

  @Command(
      name = "experiment",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "TASK",
      description = "Compare methods over many seeds.",
      footer = {"", "sg experiment TASK --help tells the options of a task."})
  private static final class Tasks {}

  /** The command with one command for each task. */
  static CommandLine of(Console console, List<TrainingTask> tasks) {
    CommandLine experiment = new CommandLine(new Tasks());
    for (TrainingTask task : tasks) {
      task.comparison()
          .ifPresent(it -> experiment.addSubcommand(task.name(), comparison(console, it)));
      task.experiment()
          .ifPresent(
              its ->
                  experiment.addSubcommand(
                      task.name(), TaskExperimentCommand.of(console, task, its)));
    }
    return experiment;
  }

  private static CommandSpec comparison(Console console, ComparableTask task) {
    ExperimentCommand command = new ExperimentCommand(console, task);
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.usageMessage()
        .description(task.summary())
        .footer(
            "",
            "A run that is there already is not done again, so that an experiment which was",
            "stopped goes on where it was. The task's options take lists, separated by commas;",
            "an option that is not given takes all its choices.",
            "",
            "Without options it makes the documented report: %s, with %d seeds from %d on."
                .formatted(
                    String.join(", ", task.usualArms()), task.usualSeeds(), task.firstSeed()),
            "",
            "Example:",
            "  sg experiment " + task.name() + " --arms psl,rl --seeds 20 --out out/comparison");
    command.options.addTo(spec);
    return spec;
  }

  @Override
  public Integer call() throws IOException {
    if (seeds != null && seeds < 1) {
      throw new UserError("--seeds and --jobs are at least 1");
    }
    return common.run(
        console,
        task,
        Objects.requireNonNullElseGet(episodes, task::defaultEpisodes),
        (request, jobs) ->
            print(
                experiment(request, jobs)
                    .run(progress -> console.err().println(ExperimentText.finished(progress))),
                request.directory()));
  }

  private void print(ExperimentReport report, Path directory) {
    if (format.isJson()) {
      JsonOutput.document(console.out(), ExperimentText.json(task.name(), report));
    } else {
      console.out().print(ExperimentText.table(report));
      console.out().println("in " + directory + ": report.md and charts");
    }
  }

  private Experiment experiment(TrainingRequest request, int jobs) throws IOException {
    long first = Objects.requireNonNullElseGet(firstSeed, task::firstSeed);
    int count = Objects.requireNonNullElseGet(seeds, task::usualSeeds);
    List<Long> all = LongStream.range(first, first + count).boxed().toList();
    List<Variant> variants = options.variants();
    List<String> compared =
        arms != null ? arms : adapt.wanted().isEmpty() ? task.usualArms() : List.of();
    return new Experiment(
        task,
        variants,
        compared,
        all,
        arms == null || !adapt.wanted().isEmpty() ? studies(variants, all, request) : List.of(),
        jobs,
        command(),
        request);
  }

  /** What does the same again, without where the results go and how many runs there are at once. */
  private String command() {
    StringBuilder command = new StringBuilder("./sg experiment ").append(task.name());
    append(command, "--arms", arms == null ? null : String.join(",", arms));
    append(command, "--seeds", seeds);
    append(command, "--first-seed", firstSeed);
    append(command, "--episodes", episodes);
    adapt.wanted().forEach(safeguard -> append(command, "--adapt", safeguard));
    common.progression().asWritten().forEach((name, value) -> append(command, name, value));
    options.asWritten().forEach((name, value) -> append(command, "--" + name, value));
    return command.toString();
  }

  private static void append(StringBuilder command, String option, @Nullable Object value) {
    if (value != null) {
      command.append(' ').append(option).append(' ').append(value);
    }
  }

  private List<Study> studies(List<Variant> variants, List<Long> all, TrainingRequest request)
      throws IOException {
    List<UnseenSafeguard> unseen = adapt.safeguards(task, console, common.progression().limits());
    return task
        .adaptation(variants.stream().map(Variant::options).toList(), all, request, unseen)
        .stream()
        .toList();
  }
}
