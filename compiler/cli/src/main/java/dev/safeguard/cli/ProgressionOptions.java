package dev.safeguard.cli;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.learning.TrainingTask;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which progression is trained on, to be mixed into each command that trains. */
final class ProgressionOptions {
  @Option(
      names = "--spec",
      paramLabel = "FILE",
      description = "A specification in place of the task's own.")
  private @Nullable String specification;

  @Option(
      names = "--progression",
      paramLabel = "NAME",
      description = "Which one, if the specification has several.")
  private @Nullable String progression;

  @Mixin private LimitOptions limits;

  /** What was given, by the name of the option. */
  Map<String, String> asWritten() {
    Map<String, String> given = new LinkedHashMap<>();
    if (specification != null) {
      given.put("--spec", specification);
    }
    if (progression != null) {
      given.put("--progression", progression);
    }
    return given;
  }

  /** How much a compilation may need. */
  Limits limits() {
    return limits.limits();
  }

  /** The specification that is asked for, read and compiled. */
  SpecificationFile file(TrainingTask task, InputStream standardInput) throws IOException {
    return TaskOptions.specification(task, specification, standardInput, limits.limits());
  }

  /** The progression of an accepted specification, its monitors compiled and loaded. */
  LoadedProgression load(SpecificationFile file) {
    return LoadedProgression.of(file.compilation(), progression);
  }
}
