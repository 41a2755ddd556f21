package dev.safeguard.learning;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was asked of the run in a directory, from {@code run.properties}: with it, a run can be
 * resumed by its directory alone.
 *
 * @param task the task's name
 * @param arm the method
 * @param seed the seed
 * @param episodes asked for, by the latest process that worked on it
 * @param options of the task
 * @param specificationHash identifies the specification
 * @param version of the software that worked on it last
 */
public record SavedRun(
    String task,
    String arm,
    long seed,
    int episodes,
    Map<String, String> options,
    String specificationHash,
    String version) {

  private static final String FILE = "run.properties";
  private static final String OPTION = "option.";

  public SavedRun {
    options = Map.copyOf(options);
  }

  /** What a request asks for. */
  public static SavedRun of(String task, TrainingRequest request) {
    return new SavedRun(
        task,
        request.arm(),
        request.seed(),
        request.episodes(),
        request.options(),
        request.specificationHash(),
        request.version());
  }

  /**
   * Reads what was asked for.
   *
   * @throws IOException if there is no run in the directory, or its file is damaged; the message is
   *     for people
   */
  public static SavedRun read(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    if (!Files.exists(file)) {
      throw new IOException(directory + " holds no training run: there is no " + FILE);
    }
    Properties saved = new Properties();
    try {
      saved.load(new StringReader(Files.readString(file)));
      return new SavedRun(
          required(saved, "task"),
          required(saved, "arm"),
          Long.parseLong(required(saved, "seed")),
          Integer.parseInt(required(saved, "episodes")),
          saved.stringPropertyNames().stream()
              .filter(name -> name.startsWith(OPTION))
              .collect(
                  Collectors.toMap(
                      name -> name.substring(OPTION.length()), name -> required(saved, name))),
          required(saved, "specificationHash"),
          required(saved, "version"));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is damaged: " + e.getMessage(), e);
    }
  }

  private static String required(Properties saved, String name) {
    String value = saved.getProperty(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  /** Writes {@code run.properties}, as a whole or not at all. */
  public void write(Path directory) throws IOException {
    Map<String, String> saved = new TreeMap<>();
    saved.put("task", task);
    saved.put("arm", arm);
    saved.put("seed", Long.toString(seed));
    saved.put("episodes", Integer.toString(episodes));
    saved.put("specificationHash", specificationHash);
    saved.put("version", version);
    options.forEach((name, value) -> saved.put(OPTION + name, value));
    Properties properties = new Properties();
    properties.putAll(saved);
    StringWriter text = new StringWriter();
    properties.store(text, null);
    AtomicFiles.write(
        directory.resolve(FILE),
        text.toString()
            .lines()
            .filter(line -> !line.startsWith("#")) // the date, the only thing that would vary
            .sorted()
            .collect(Collectors.joining("\n", "", "\n")));
  }
}
