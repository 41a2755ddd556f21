package dev.safeguard.gymnasium;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The Python environment of these tests. Where it cannot be made they are skipped and say why,
 * unless {@code SG_ENGINES=required} is set.
 */
final class Workers {
  private Workers() {}

  static PythonEnvironment python() throws IOException {
    PythonEnvironment python =
        PythonEnvironment.ofWorkers(Path.of(System.getProperty("sg.python", "target/python")));
    try {
      python.prepare(System.err::println);
    } catch (IOException e) {
      if ("required".equals(System.getenv("SG_ENGINES"))) {
        throw e;
      }
      Assumptions.abort("no Python engines here: " + e.getMessage());
    }
    return python;
  }
}
