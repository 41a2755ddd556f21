package dev.safeguard.compiler;

import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.semantics.ModuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The modules beside a file of the repository, or else those in stdlib-specs. */
public final class StandardLibrary implements ModuleSource {
  private static final Path ROOT = Path.of("../../stdlib-specs");

  /** Compiles a text that may import the standard library. */
  public static Compilation compile(Source source) {
    return Compiler.compile(source, new StandardLibrary(), Limits.DEFAULT);
  }

  /** Compiles a file of the repository. */
  public static Compilation compile(Path file) {
    return compile(new Source(file.toString(), read(file)));
  }

  @Override
  public Optional<Source> find(String module, Source importer) {
    String path = module.replace('.', '/') + ".sg";
    Path neighbour = Path.of(importer.name()).resolveSibling(path);
    Path file = Files.exists(neighbour) ? neighbour : ROOT.resolve(path);
    return Files.exists(file)
        ? Optional.of(new Source(file.toString(), read(file)))
        : Optional.empty();
  }

  @Override
  public List<String> known(Source importer) {
    return List.of();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
