package dev.safeguard.samples.doom;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.gymnasium.PythonEnvironment;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.samples.doom.map.Plan;
import dev.safeguard.samples.doom.map.WadFile;
import dev.safeguard.testing.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The engine and the specification of these tests. Where the engine cannot be installed they are
 * skipped and say why, unless {@code SG_ENGINES=required} is set.
 */
final class Engines {
  private static final Requirement REQUIREMENT =
      Requirement.of(
          "Doom engine",
          "SG_ENGINES",
          () -> PythonEnvironment.ofWorkers().prepare(System.err::println));

  private Engines() {}

  static PythonEnvironment python() throws IOException {
    REQUIREMENT.assume();
    return PythonEnvironment.ofWorkers();
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
