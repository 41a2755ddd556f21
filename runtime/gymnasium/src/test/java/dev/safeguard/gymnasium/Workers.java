package dev.safeguard.gymnasium;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The Python environment of these tests. Where it cannot be made they are skipped and say why,
 * unless {@code SG_ENGINES=required} is set.
 */
final class Workers {
  /** Why there are none, once that is known: trying again takes its time. */
  private static @Nullable String failure;

  private Workers() {}

  static PythonEnvironment python() throws IOException {
    PythonEnvironment python =
        PythonEnvironment.ofWorkers(Path.of(System.getProperty("sg.python", "target/python")));
    try {
      if (failure == null) {
        python.prepare(System.err::println);
      }
    } catch (IOException e) {
      failure = e.getMessage();
      if ("required".equals(System.getenv("SG_ENGINES"))) {
        throw e;
      }
    }
    Assumptions.assumeTrue(failure == null, () -> "no Python engines here: " + failure);
    return python;
  }
}
