package dev.safeguard.compiler.backend.java;

import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.semantics.ModuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The modules in stdlib-specs. */
final class StandardLibrary implements ModuleSource {
  private static final Path ROOT = Path.of("../../stdlib-specs");

  @Override
  public Optional<Source> find(String module, Source importer) {
    Path file = ROOT.resolve(module.replace('.', '/') + ".sg");
    try {
      return Files.exists(file)
          ? Optional.of(new Source(file.toString(), Files.readString(file)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<String> known(Source importer) {
    return List.of();
  }
}
