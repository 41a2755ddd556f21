package dev.safeguard.deep;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.gymnasium.EngineRequest;
import dev.safeguard.gymnasium.PythonEnvironment;
import dev.safeguard.gymnasium.WorkerEnvironment;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.VectorEnvironment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Gymnasium's CartPole, under a safeguard that keeps the cart from going far to the right. Where
 * Python's packages cannot be installed, tests that need it are skipped and say why, unless {@code
 * SG_ENGINES=required} is set.
 */
final class CartPole {
  private static final String SPECIFICATION =
      """
      signal observation_0: real
      label right     = observation_0 > 0.05
      label far_right = observation_0 > 0.2
      safeguard NeverRight otherwise stay {
        penalty 1
        initial state centre { on right -> violated }
        rejecting state violated
      }
      safeguard NeverFarRight otherwise stay {
        penalty 1
        initial state centre { on far_right -> violated else on right -> watchful }
        state watchful { on far_right -> violated else on !right -> centre }
        rejecting state violated
      }
      progression Keep {
        stage NeverRight    until 2000 steps
        stage NeverFarRight until converged
      }
      """;

  /** Why there are none, once that is known: trying again takes its time. */
  private static @Nullable String failure;

  private CartPole() {}

  static VectorEnvironment start(int copies) throws IOException {
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
    Assumptions.assumeTrue(failure == null, () -> "no Gymnasium here: " + failure);
    return WorkerEnvironment.start(python, EngineRequest.gymnasium("CartPole-v1"), copies);
  }

  static TrainingRequest request(String arm, Path directory, boolean resume) {
    LoadedProgression loaded =
        LoadedProgression.of(
            SpecificationFile.of(
                    "pole.sg",
                    "pole.sg",
                    SPECIFICATION.getBytes(StandardCharsets.UTF_8),
                    Limits.DEFAULT)
                .compilation(),
            null);
    return new TrainingRequest(
        arm,
        7,
        Integer.MAX_VALUE,
        directory,
        resume,
        Map.of(),
        loaded.progression(),
        loaded.specificationHash(),
        "test");
  }
}
