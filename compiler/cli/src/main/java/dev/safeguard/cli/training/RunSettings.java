package dev.safeguard.cli.training;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.OutputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a run was asked for, kept in its directory as {@code run.json} so that {@code --resume}
 * needs nothing else.
 *
 * @param specification the path of the specification, or null for the task's own
 * @param progression its name, or null for the only one
 */
public record RunSettings(
    String task,
    String arm,
    long seed,
    int episodes,
    Map<String, String> options,
    @Nullable String specification,
    @Nullable String progression) {
  private static final String FILE = "run.json";
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  /** Writes them into a run's directory. */
  public void write(Path directory) throws IOException {
    OutputFiles.write(directory.resolve(FILE), GSON.toJson(this) + "\n");
  }

  /**
   * Those of the run in a directory.
   *
   * @throws UserError if there is no run, or one of another task
   */
  public static RunSettings read(Path directory, String task) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "no run to resume in " + directory, "sg train " + task + " --out DIR begins one");
    }
    try {
      RunSettings settings = GSON.fromJson(Files.readString(file), RunSettings.class);
      if (settings != null && settings.options() != null && task.equals(settings.task())) {
        return settings;
      }
    } catch (JsonParseException e) {
      throw new UserError(file + " is damaged", "train anew with --out");
    }
    throw new UserError(file + " is not of a run of " + task, "train anew with --out");
  }
}
