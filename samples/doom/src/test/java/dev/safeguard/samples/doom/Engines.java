package dev.safeguard.samples.doom;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.gymnasium.PythonEnvironment;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.samples.doom.map.Plan;
import dev.safeguard.samples.doom.map.WadFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The engine and the specification of these tests. Where the engine cannot be installed they are
 * skipped and say why, unless {@code SG_ENGINES=required} is set.
 */
final class Engines {
  /** Why there are none, once that is known: trying again takes its time. */
  private static @Nullable String failure;

  private Engines() {}

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
    Assumptions.assumeTrue(failure == null, () -> "no Doom engine here: " + failure);
    return python;
  }

  static DoomEnvironment start(Plan plan, Path folder, int copies) throws IOException {
    Path wad = Files.write(folder.resolve(plan.name() + ".wad"), WadFile.of(plan));
    return DoomEnvironment.start(python(), plan, wad, DoomEnvironment.View.FEATURES, copies);
  }

  static LoadedProgression specification() throws IOException {
    try (InputStream in = new DoomTask().specification().openStream()) {
      return LoadedProgression.of(
          SpecificationFile.of("doom.sg", "doom.sg", in.readAllBytes(), Limits.DEFAULT)
              .compilation(),
          null);
    }
  }

  static TrainingRequest request(String arm, Path directory, Map<String, String> options)
      throws IOException {
    LoadedProgression loaded = specification();
    return new TrainingRequest(
        arm,
        1,
        Integer.MAX_VALUE,
        directory,
        false,
        options,
        loaded.progression(),
        loaded.specificationHash(),
        "test");
  }
}
