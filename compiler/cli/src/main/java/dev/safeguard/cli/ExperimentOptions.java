package dev.safeguard.cli;

import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingTask;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all experiments can be told. */
final class ExperimentOptions {
  @Option(names = "--jobs", paramLabel = "N", description = "Runs at once; one for each core.")
  private @Nullable Integer jobs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the results go; what is there already is gone on with.")
  private @Nullable String out;

  @Mixin private ProgressionOptions progression;
  @Mixin private ColorOption color;

  /** Under which safeguards. */
  ProgressionOptions progression() {
    return progression;
  }

  /** An experiment. */
  @FunctionalInterface
  interface Work {
    /**
     * Runs it and says what came of it.
     *
     * @param request what all runs have in common, and where the results go
     * @param jobs runs at once
     * @throws IllegalArgumentException for what the user asked for and cannot be had
     */
    void run(TrainingRequest request, int jobs) throws IOException;
  }

  /**
   * Runs an experiment under the safeguards that were asked for, unless they are refused.
   *
   * @param episodes to train in each run
   * @return the exit code
   */
  int run(Console console, TrainingTask task, int episodes, Work work) throws IOException {
    int atOnce = Objects.requireNonNullElseGet(jobs, Runtime.getRuntime()::availableProcessors);
    if (atOnce < 1) {
      throw new UserError("--seeds and --jobs are at least 1");
    }
    SpecificationFile file = progression.file(task, console.in());
    OptionalInt refusal = AcceptedFile.refusal(file, console, color.errors(console));
    if (refusal.isPresent()) {
      return refusal.getAsInt();
    }
    LoadedProgression loaded = progression.load(file);
    try {
      work.run(
          new TrainingRequest(
              task.arms().get(0),
              1,
              episodes,
              OutputFiles.folder(
                  Objects.requireNonNullElse(out, "out/" + task.name() + "-experiment")),
              true,
              Map.of(),
              loaded.progression(),
              loaded.specificationHash(),
              Version.number()),
          atOnce);
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
    return ExitCode.OK;
  }
}
