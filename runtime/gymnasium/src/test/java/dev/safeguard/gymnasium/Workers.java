package dev.safeguard.gymnasium;

import dev.safeguard.testing.Requirement;
import java.io.IOException;

/**
 * The Python environment of these tests. Where it cannot be made they are skipped and say why,
 * unless {@code SG_ENGINES=required} is set.
 */
final class Workers {
  private static final Requirement REQUIREMENT =
      Requirement.of(
          "Python engines",
          "SG_ENGINES",
          () -> PythonEnvironment.ofWorkers().prepare(System.err::println));

  private Workers() {}

  static PythonEnvironment python() throws IOException {
    REQUIREMENT.assume();
    return PythonEnvironment.ofWorkers();
  }
}
