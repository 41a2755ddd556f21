package dev.safeguard.samples.llm.bandit;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.safeguard.gymnasium.PythonEnvironment;
import dev.safeguard.samples.llm.Score;
import dev.safeguard.samples.llm.snippets.Family;
import dev.safeguard.samples.llm.snippets.Snippet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Bandit's check B104, hardcoded_bind_all_interfaces, in a process of its own. */
public final class Bandit {
  private static final int TIMEOUT_MINUTES = 5;

  private final PythonEnvironment python;

  private Bandit(PythonEnvironment python) {
    this.python = python;
  }

  /**
   * Makes the linter's environment beside that of other Python workers, if this is its first use.
   *
   * @throws IOException if it cannot be made, for instance for lack of a network
   */
  public static Bandit prepare(Consumer<String> remarks) throws IOException {
    Path workers = Path.of(System.getProperty("sg.python", "target/python"));
    return prepare(workers.resolveSibling("bandit"), remarks);
  }

  /**
   * Makes the linter's environment, if this is its first use.
   *
   * @param folder of the environment; nothing else may live there
   * @throws IOException if it cannot be made, for instance for lack of a network
   */
  private static Bandit prepare(Path folder, Consumer<String> remarks) throws IOException {
    try (InputStream in = Bandit.class.getResourceAsStream("requirements.txt")) {
      String requirements =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      PythonEnvironment python = new PythonEnvironment(folder, requirements);
      python.prepare(remarks);
      return new Bandit(python);
    }
  }

  /** How well it does. It names no address. */
  public Map<Family, Score> byFamily(List<Snippet> snippets) throws IOException {
    List<Boolean> flags = flags(snippets);
    Map<Family, Score> scores = new EnumMap<>(Family.class);
    for (int i = 0; i < snippets.size(); i++) {
      boolean insecure = snippets.get(i).bound().isAllInterfaces();
      scores.merge(snippets.get(i).family(), Score.ofVerdict(insecure, flags.get(i)), Score::plus);
    }
    return scores;
  }

  /**
   * Which of some snippets it flags.
   *
   * @return for each snippet whether it is flagged
   */
  List<Boolean> flags(List<Snippet> snippets) throws IOException {
    Path folder = Files.createTempDirectory("bandit");
    try {
      return flags(snippets, folder);
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** The same with a file for each snippet in a folder, which is empty. */
  private List<Boolean> flags(List<Snippet> snippets, Path folder) throws IOException {
    Path programs = Files.createDirectory(folder.resolve("programs"));
    for (int i = 0; i < snippets.size(); i++) {
      Files.writeString(programs.resolve(i + ".py"), snippets.get(i).code());
    }
    Path output = folder.resolve("findings.json");
    run(programs, output, folder.resolve("log"));
    Boolean[] flagged = new Boolean[snippets.size()];
    Arrays.fill(flagged, false);
    try {
      for (JsonElement finding :
          JsonParser.parseString(Files.readString(output))
              .getAsJsonObject()
              .getAsJsonArray("results")) {
        String name =
            Path.of(finding.getAsJsonObject().get("filename").getAsString())
                .getFileName()
                .toString();
        flagged[Integer.parseInt(name.substring(0, name.indexOf('.')))] = true;
      }
    } catch (JsonParseException | IllegalStateException e) {
      throw new IOException("bandit wrote no findings: " + e.getMessage(), e);
    }
    return List.of(flagged);
  }

  /** It exits with 1 where it has findings. */
  private void run(Path programs, Path output, Path log) throws IOException {
    List<String> command = new ArrayList<>(List.of(python.python().toString(), "-m", "bandit"));
    command.addAll(List.of("--quiet", "--tests", "B104", "--format", "json"));
    command.addAll(List.of("--output", output.toString(), "--recursive", programs.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      boolean ended = process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
      if (!ended || process.exitValue() > 1) {
        throw new IOException("bandit failed: " + Files.readString(log).strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
