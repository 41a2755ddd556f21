package dev.safeguard.gymnasium;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/** The worker's Python files, which come with this class and are run from a folder. */
final class WorkerProgram {
  private static final List<String> FILES =
      List.of("serve.py", "doom.py", "gym.py", "bare.py", "guardian.py");

  private WorkerProgram() {}

  /**
   * Writes them below a folder, unless the same are there already.
   *
   * @return the one to start
   */
  static Path in(Path folder) throws IOException {
    Path program = Files.createDirectories(folder.resolve("worker"));
    for (String name : FILES) {
      try (InputStream in = WorkerProgram.class.getResourceAsStream("worker/" + name)) {
        if (in == null) {
          throw new IllegalStateException(name + " is not on the class path");
        }
        byte[] content = in.readAllBytes();
        Path file = program.resolve(name);
        if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content)) {
          // Several may do so at once, so that each needs a temporary file of its own.
          Path temporary = Files.createTempFile(program, name, ".tmp");
          Files.write(temporary, content);
          Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
    return program.resolve("guardian.py");
  }
}
