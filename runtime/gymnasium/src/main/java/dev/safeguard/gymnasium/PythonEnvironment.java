package dev.safeguard.gymnasium;

import dev.safeguard.learning.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A virtual environment of Python with packages of exact versions, made at its first use and kept
 * for as long as the list of packages stays the same.
 */
public final class PythonEnvironment {
  private static final int TIMEOUT_MINUTES = 10;
  private static final int QUOTED = 2000;

  private final Path folder;
  private final String requirements;

  /**
   * @param folder where it is or will be; nothing else may live there
   * @param requirements the packages, as a requirements file of pip says them
   */
  public PythonEnvironment(Path folder, String requirements) {
    this.folder = folder.toAbsolutePath();
    this.requirements = requirements;
  }

  /** The one that the workers of this package need. */
  public static PythonEnvironment ofWorkers(Path folder) throws IOException {
    try (InputStream in = PythonEnvironment.class.getResourceAsStream("requirements.txt")) {
      if (in == null) {
        throw new IllegalStateException("requirements.txt is not on the class path");
      }
      return new PythonEnvironment(folder, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /**
   * The same where the system property {@code sg.python} says, or in {@code target/python} of the
   * working directory.
   */
  public static PythonEnvironment ofWorkers() throws IOException {
    return ofWorkers(Path.of(System.getProperty("sg.python", "target/python")));
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Its interpreter. */
  public Path python() {
    return folder.resolve("bin/python");
  }

  /**
   * Makes it if it is not there yet; several processes may ask at once.
   *
   * @param listener hears, in a line, that something is made, as that takes a while
   * @throws IOException if it cannot be made, for instance for lack of a network or of Python; the
   *     message is for people
   */
  public void prepare(Consumer<String> listener) throws IOException {
    if (isReady()) {
      return;
    }
    Files.createDirectories(folder);
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !isReady()) {
        listener.accept("making the Python environment in " + folder + " (once)");
        Path list = folder.resolve("requirements.txt");
        Files.writeString(list, requirements);
        run("python3", "-m", "venv", folder.toString());
        run(
            python().toString(),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-input",
            "--retries=1", // without a network, to say so soon
            "--requirement",
            list.toString());
        AtomicFiles.write(folder.resolve("ready"), requirements);
      }
    }
  }

  private boolean isReady() throws IOException {
    Path ready = folder.resolve("ready");
    return Files.exists(ready) && Files.readString(ready).equals(requirements);
  }

  private void run(String... command) throws IOException {
    Path log = folder.resolve("install.log");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
    } catch (IOException e) {
      throw new IOException("Python 3.11 or newer is needed: " + e.getMessage(), e);
    }
    try {
      boolean ended = process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES);
      if (!ended || process.exitValue() != 0) {
        throw new IOException(
            "%s failed%s:%n%s"
                .formatted(
                    String.join(" ", List.of(command)),
                    ended ? "" : " to end within " + TIMEOUT_MINUTES + " minutes",
                    end(Files.readString(log))));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String end(String log) {
    return log.substring(Math.max(0, log.length() - QUOTED)).strip();
  }
}
