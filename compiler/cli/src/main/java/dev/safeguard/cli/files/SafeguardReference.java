package dev.safeguard.cli.files;

import dev.safeguard.cli.console.UserError;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.diagnostics.Spelling;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code FILE} or {@code FILE#NAME}.
 *
 * @param file the path of the specification, or {@code -}
 * @param name the safeguard, if it is named
 */
public record SafeguardReference(String file, Optional<String> name) {
  private static final int MOST_NAMES = 12;

  /** Whether a text looks like one: {@code -}, a file that is there, or a name that ends in .sg. */
  public static boolean isMeant(String text) {
    SafeguardReference reference = parse(text);
    return reference.name().isPresent()
        || reference.file().equals(SpecificationFile.STANDARD_INPUT)
        || reference.file().endsWith(".sg")
        || exists(reference.file());
  }

  /** Splits at the last {@code #}, unless there is a file that is called so as a whole. */
  public static SafeguardReference parse(String text) {
    int mark = text.lastIndexOf('#');
    if (mark < 0 || exists(text)) {
      return new SafeguardReference(text, Optional.empty());
    }
    return new SafeguardReference(text.substring(0, mark), Optional.of(text.substring(mark + 1)));
  }

  /**
   * The safeguard that is meant: the one of that name, or the only one.
   *
   * @throws UserError if there is none of that name, or several and no name
   */
  public BuiltSafeguard in(Compilation compilation) {
    List<String> names = compilation.built().stream().map(BuiltSafeguard::name).toList();
    if (name.isPresent()) {
      return compilation.built().stream()
          .filter(safeguard -> safeguard.name().equals(name.get()))
          .findFirst()
          .orElseThrow(
              () ->
                  new UserError(
                      file + " has no safeguard " + name.get(),
                      Spelling.nearest(name.get(), names)
                          .map(nearest -> "did you mean " + file + "#" + nearest + "?")
                          .orElseGet(() -> listed(names))));
    }
    if (names.isEmpty()) {
      throw new UserError(file + " declares no safeguard", "write one: safeguard NAME { ... }");
    }
    if (names.size() > 1) {
      throw new UserError(
          file
              + " has "
              + names.size()
              + " safeguards; say which, as in "
              + file
              + "#"
              + names.get(0),
          listed(names));
    }
    return compilation.built().get(0);
  }

  /**
   * The same as one automaton, of a specification that is compiled so.
   *
   * @throws UserError as {@link #in}
   */
  public CompiledSafeguard automatonIn(Compilation compilation) {
    return in(compilation).automaton().orElseThrow();
  }

  private static String listed(List<String> names) {
    if (names.isEmpty()) {
      return "it declares none";
    }
    String first = String.join(", ", names.stream().limit(MOST_NAMES).toList());
    return "the safeguards are " + first + (names.size() > MOST_NAMES ? ", ..." : "");
  }

  private static boolean exists(String path) {
    try {
      return Files.exists(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
