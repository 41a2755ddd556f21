package dev.safeguard.deep;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.gymnasium.EngineRequest;
import dev.safeguard.gymnasium.PythonEnvironment;
import dev.safeguard.gymnasium.WorkerEnvironment;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.VectorEnvironment;
import dev.safeguard.testing.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

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

  private static final Requirement GYMNASIUM =
      Requirement.of(
          "Gymnasium",
          "SG_ENGINES",
          () -> PythonEnvironment.ofWorkers().prepare(System.err::println));

  private CartPole() {}

  static VectorEnvironment start(int copies) throws IOException {
    GYMNASIUM.assume();
    return WorkerEnvironment.start(
        PythonEnvironment.ofWorkers(), EngineRequest.gymnasium("CartPole-v1"), copies);
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
