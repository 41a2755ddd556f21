package dev.safeguard.cli;

import com.google.gson.JsonObject;
import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.FormatOption;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.CurriculumAdvice;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.learning.ComparableTask;
import dev.safeguard.learning.StageFloor;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingTask;
import dev.safeguard.runtime.Progression;
import java.io.IOException;
import java.nio.file.Path;
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

/** {@code sg advise TASK}: which stages of a curriculum cost more than they teach. */
@Command(mixinStandardHelpOptions = true)
final class AdviseCommand implements Callable<Integer> {
  @Option(names = "--episodes", paramLabel = "N", description = "How many a run is to have.")
  private @Nullable Integer episodes;

  @Mixin private ProgressionOptions progression;
  @Mixin private FormatOption format;
  @Mixin private ColorOption color;

  private final Console console;
  private final ComparableTask task;
  private final TaskOptions options;

  private AdviseCommand(Console console, ComparableTask task) {
    this.console = console;
    this.task = task;
    this.options = new TaskOptions(task);
  }

  @Command(
      name = "advise",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "TASK",
      description = "Tell which stages of a curriculum cost more than they teach.",
      footer = {"", "sg advise TASK --help tells the options of a task."})
  private static final class Tasks {}

  /** The command with one command for each task whose dynamics are known. */
  static CommandLine of(Console console, List<TrainingTask> tasks) {
    CommandLine advise = new CommandLine(new Tasks());
    for (TrainingTask task : tasks) {
      task.comparison()
          .ifPresent(
              it -> {
                AdviseCommand command = new AdviseCommand(console, it);
                CommandSpec spec = CommandSpec.forAnnotatedObject(command);
                spec.usageMessage()
                    .description(task.summary())
                    .footer(
                        "",
                        "Nothing is trained: what each stage costs at least is computed.",
                        "",
                        "Example:",
                        "  sg advise " + task.name() + " --spec mine.sg");
                command.options.addTo(spec);
                advise.addSubcommand(task.name(), spec);
              });
    }
    return advise;
  }

  @Override
  public Integer call() throws IOException {
    int count = Objects.requireNonNullElseGet(episodes, task::defaultEpisodes);
    if (count < 1) {
      throw new UserError("--episodes is at least 1, not " + count);
    }
    SpecificationFile file = progression.file(task, console.in());
    OptionalInt refusal = AcceptedFile.refusal(file, console, color.errors(console));
    if (refusal.isPresent()) {
      return refusal.getAsInt();
    }
    LoadedProgression loaded = progression.load(file);
    Map<String, String> given = options.given();
    List<StageFloor> floors = floors(loaded, given, count);
    CurriculumAdvice advice =
        new CurriculumAdvice(models(file, loaded.progression()), floors, count);
    if (format.isJson()) {
      JsonObject json = new JsonObject();
      json.addProperty("task", task.name());
      json.addProperty("progression", loaded.progression().name());
      JsonObject values = new JsonObject();
      task.options().forEach(option -> values.addProperty(option.name(), option.valueIn(given)));
      json.add("options", values);
      json.addProperty("runEpisodes", count);
      json.add("stages", advice.json());
      JsonOutput.document(console.out(), json);
    } else {
      console.out().print(advice.text());
    }
    return ExitCode.OK;
  }

  private List<StageFloor> floors(LoadedProgression loaded, Map<String, String> given, int count) {
    try {
      return task.floors(
          new TrainingRequest(
              task.arms().get(0),
              1,
              count,
              Path.of("unused"),
              false,
              given,
              loaded.progression(),
              loaded.specificationHash(),
              Version.number()));
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  private static List<MonitorModel> models(SpecificationFile file, Progression progression) {
    return progression.stages().stream()
        .map(
            stage ->
                file.compilation().safeguards().stream()
                    .map(CompiledSafeguard::model)
                    .filter(model -> model.name().equals(stage.name()))
                    .findFirst()
                    .orElseThrow())
        .toList();
  }
}
