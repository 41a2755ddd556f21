package dev.safeguard.cli;

import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.learning.TaskOption;
import dev.safeguard.learning.TrainingTask;
import dev.safeguard.learning.experiment.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that a task has of its own, such as {@code --layout}. */
final class TaskOptions {
  private final TrainingTask task;
  private final List<OptionSpec> options = new ArrayList<>();

  TaskOptions(TrainingTask task) {
    this.task = task;
  }

  /** Gives them to a command. */
  void addTo(CommandSpec command) {
    for (TaskOption option : task.options()) {
      String choices = String.join(", ", option.choices());
      OptionSpec spec =
          OptionSpec.builder("--" + option.name())
              .paramLabel(option.name().toUpperCase(Locale.ROOT))
              .type(String.class)
              .completionCandidates(option.choices())
              .description(
                  "%s%s; %s is the default."
                      .formatted(
                          capitalized(option.description()),
                          choices.isEmpty() ? "" : ": " + choices,
                          option.defaultValue())
                      .replace("%", "%%"))
              .build();
      options.add(spec);
      command.addOption(spec);
    }
  }

  /**
   * The values that were given, by name.
   *
   * @throws UserError if one of them is none of the choices
   */
  Map<String, String> given() {
    Map<String, String> given = asWritten();
    try {
      task.options().forEach(option -> option.valueIn(given));
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
    return given;
  }

  /** Every combination of the values that were given as lists, separated by commas. */
  List<Variant> variants() {
    try {
      return Variant.of(task.options(), asWritten());
    } catch (IllegalArgumentException e) {
      throw new UserError(String.valueOf(e.getMessage()));
    }
  }

  /** The values that were given, by name, whatever they are. */
  Map<String, String> asWritten() {
    Map<String, String> given = new LinkedHashMap<>();
    for (OptionSpec option : options) {
      @Nullable String value = option.getValue();
      if (value != null) {
        given.put(option.longestName().substring(2), value);
      }
    }
    return given;
  }

  private static String capitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** A specification, or the task's own where none is named. */
  static SpecificationFile specification(
      TrainingTask task, @Nullable String path, InputStream standardInput, Limits limits)
      throws IOException {
    if (path != null) {
      return SpecificationFile.load(path, standardInput, limits);
    }
    String url = task.specification().toString();
    String name = url.substring(url.lastIndexOf('/') + 1);
    try (InputStream in = task.specification().openStream()) {
      return SpecificationFile.of(name, name, in.readAllBytes(), limits);
    }
  }
}
