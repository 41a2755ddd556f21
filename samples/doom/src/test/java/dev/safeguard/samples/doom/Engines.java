package dev.safeguard.samples.doom;

import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.training.LoadedProgression;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.gymnasium.PythonEnvironment;
import dev.safeguard.samples.doom.map.Plan;
import dev.safeguard.samples.doom.map.WadFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The engine and the specification of these tests. Where the engine cannot be installed they are
 * skipped and say why, unless {@code SG_ENGINES=required} is set.
 */
final class Engines {
  private Engines() {}

  static PythonEnvironment python() throws IOException {
    PythonEnvironment python =
        PythonEnvironment.ofWorkers(Path.of(System.getProperty("sg.python", "target/python")));
    try {
      python.prepare(System.err::println);
    } catch (IOException e) {
      if ("required".equals(System.getenv("SG_ENGINES"))) {
        throw e;
      }
      Assumptions.abort("no Doom engine here: " + e.getMessage());
    }
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
}
