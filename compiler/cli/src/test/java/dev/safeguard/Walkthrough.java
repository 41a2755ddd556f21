package dev.safeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.safeguard.runtime.Monitor;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * Executes a document from top to bottom in one folder, as a reader would: files are written as
 * they are shown, commands are run in processes of their own, and where output is shown it must
 * come out so. Only {@code mvn verify} is not run again inside itself.
 *
 * <p>What stands in front of a block tells what it is: {@code <!-- file: NAME -->} a file to write,
 * {@code <!-- exit: N -->} commands of which the last one ends with that exit code.
 */
final class Walkthrough {
  /** The root of the repository. */
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:<!-- (file|exit): (\\S+) -->\\n)?```(\\w*)\\n(.*?)```\\n", Pattern.DOTALL);

  /**
   * A fenced block and the comment before it.
   *
   * @param key {@code file}, {@code exit} or the empty string
   */
  record Block(String kind, String key, String value, String text) {
    private static Block of(MatchResult match) {
      return new Block(
          match.group(3),
          Objects.requireNonNullElse(match.group(1), ""),
          Objects.requireNonNullElse(match.group(2), ""),
          match.group(4));
    }
  }

  /** What a command did. */
  private record Outcome(int exitCode, String output) {}

  private final List<Block> blocks;
  private final Path folder;

  /**
   * @param document its path from the root of the repository
   * @param folder where to execute it
   */
  Walkthrough(String document, Path folder) throws IOException {
    this.blocks =
        BLOCK.matcher(Files.readString(ROOT.resolve(document))).results().map(Block::of).toList();
    this.folder = folder;
  }

  List<Block> blocks() {
    return blocks;
  }

  /** Executes every block, and fails where one does not do what it shows. */
  void execute() throws Exception {
    packRuntime();
    String output = "";
    for (Block block : blocks) {
      if (block.key().equals("file")) {
        Path file = folder.resolve(block.value());
        Files.createDirectories(file.getParent());
        Files.writeString(file, block.text());
      } else if (block.kind().equals("sh")) {
        output = run(block);
      } else if (block.kind().equals("text")) {
        assertThat(output.strip()).isEqualTo(block.text().strip());
      } else {
        fail("nothing executes this block:%n%s", block.text());
      }
    }
  }

  /** Puts the runtime where the launcher's build puts it, for those who compile against it. */
  private void packRuntime() throws Exception {
    Path classes =
        Path.of(Monitor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Path library = folder.resolve("compiler/cli/target/sg/lib/runtime.jar");
    Files.createDirectories(library.getParent());
    if (Files.isRegularFile(classes)) {
      Files.copy(classes, library);
    } else {
      int status =
          ToolProvider.findFirst("jar")
              .orElseThrow()
              .run(System.out, System.err, "cf", library.toString(), "-C", classes.toString(), ".");
      assertThat(status).isZero();
    }
  }

  /** Runs the lines of a block, and returns what the last one printed on standard output. */
  private String run(Block block) throws IOException, InterruptedException {
    List<String> lines =
        block.text().lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    String output = "";
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals("mvn verify")) {
        continue; // which is what runs this test
      }
      boolean last = i == lines.size() - 1;
      int expected = last && block.key().equals("exit") ? Integer.parseInt(block.value()) : 0;
      Outcome outcome = run(lines.get(i));
      assertThat(outcome.exitCode()).as(lines.get(i) + "\n" + outcome.output()).isEqualTo(expected);
      output = outcome.output();
    }
    return output;
  }

  /** Runs a line in a shell in which {@code ./sg} is this build. */
  private Outcome run(String line) throws IOException, InterruptedException {
    Path launcher = folder.resolve("sg");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '%s' -cp '%s' dev.safeguard.cli.Main \"$@\"\n".formatted(java, classPath));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    File output = folder.resolve("output.txt").toFile();
    File remarks = folder.resolve("remarks.txt").toFile();
    ProcessBuilder shell = new ProcessBuilder("sh", "-c", line);
    String path = Path.of(java).getParent() + File.pathSeparator + System.getenv("PATH");
    shell.environment().put("PATH", path);
    Process process =
        shell
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(output)
            .redirectError(remarks)
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(line).isTrue();
      return new Outcome(
          process.exitValue(), Files.readString(output.toPath(), StandardCharsets.UTF_8));
    } finally {
      try (Stream<ProcessHandle> children = process.descendants()) {
        children.forEach(ProcessHandle::destroyForcibly);
      }
      process.destroyForcibly();
    }
  }
}
