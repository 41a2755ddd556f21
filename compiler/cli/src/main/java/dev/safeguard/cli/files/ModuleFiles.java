package dev.safeguard.cli.files;

import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.semantics.ModuleSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The modules that files import: {@code import a.b} means {@code a/b.sg} in the folder of the file
 * that says so, or else in the standard library, which the program carries with it. A file of the
 * library sees the library alone.
 */
final class ModuleFiles implements ModuleSource {
  /** What the names of the library's files begin with. */
  static final String LIBRARY = "<library>/";

  private static final String ENDING = ".sg";
  private static final int MOST_LISTED = 1000;

  @Override
  public Optional<Source> find(String module, Source importer) {
    if (!module.matches("[\\p{L}\\p{N}\\p{M}_ -]+(\\.[\\p{L}\\p{N}\\p{M}_ -]+)*")) {
      return Optional.empty();
    }
    String path = module.replace('.', '/') + ENDING;
    Optional<Source> neighbour =
        importer.name().startsWith(LIBRARY) ? Optional.empty() : file(folder(importer), path);
    return neighbour.isPresent() ? neighbour : library(path);
  }

  @Override
  public List<String> known(Source importer) {
    List<String> known = new ArrayList<>();
    if (!importer.name().startsWith(LIBRARY)) {
      try (Stream<Path> files = Files.list(folder(importer))) {
        files
            .limit(MOST_LISTED)
            .map(file -> String.valueOf(file.getFileName()))
            .filter(name -> name.endsWith(ENDING) && !importer.name().endsWith(name))
            .map(name -> name.substring(0, name.length() - ENDING.length()))
            .sorted()
            .forEach(known::add);
      } catch (IOException e) {
        // Then there is nothing to suggest there.
      }
    }
    try (@Nullable InputStream list = ModuleFiles.class.getResourceAsStream("/std/modules.txt")) {
      if (list != null) {
        known.addAll(text(list).lines().toList());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the standard library cannot be listed", e);
    }
    return known;
  }

  /** The folder of a file; that in which the program runs for standard input. */
  private static Path folder(Source importer) {
    Path here = Path.of("");
    if (importer.name().startsWith("<")) {
      return here;
    }
    @Nullable Path folder = Path.of(importer.name()).getParent();
    return folder == null ? here : folder;
  }

  private static Optional<Source> file(Path folder, String path) {
    Path file = folder.resolve(path);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = SpecificationFile.read(file);
      if (bytes.length > SpecificationFile.MOST_BYTES) {
        throw new UnreadableModuleException("`" + file + "` is larger than 64 MiB");
      }
      Utf8Text text = Utf8Text.decode(bytes);
      if (text.problem().isPresent()) {
        throw new UnreadableModuleException(
            "`" + file + "` is not text in UTF-8: " + text.problem().get().reason());
      }
      return Optional.of(new Source(file.toString(), text.text()));
    } catch (IOException e) {
      throw new UnreadableModuleException("`" + file + "`: " + IoFailures.reason(e));
    }
  }

  private static Optional<Source> library(String path) {
    if (!path.startsWith("std/")) {
      return Optional.empty();
    }
    try (@Nullable InputStream file = ModuleFiles.class.getResourceAsStream("/" + path)) {
      return file == null ? Optional.empty() : Optional.of(new Source(LIBRARY + path, text(file)));
    } catch (IOException e) {
      throw new IllegalStateException("the standard library cannot be read", e);
    }
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }
}
