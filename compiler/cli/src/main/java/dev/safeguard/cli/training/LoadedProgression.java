package dev.safeguard.cli.training;

import dev.safeguard.cli.console.UserError;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.automaton.ProgressionModel;
import dev.safeguard.compiler.backend.java.JavaPackage;
import dev.safeguard.compiler.backend.java.JavaSource;
import dev.safeguard.compiler.diagnostics.Spelling;
import dev.safeguard.runtime.Progression;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A progression whose generated monitors are compiled and loaded.
 *
 * @param sources the generated classes: the safeguards, then the progression
 * @param progression as learners use it
 * @param specificationHash the SHA-256 of the specification's text, in hexadecimal digits
 */
public record LoadedProgression(
    List<JavaSource> sources, Progression progression, String specificationHash) {

  public LoadedProgression {
    sources = List.copyOf(sources);
  }

  /**
   * Generates, compiles and loads.
   *
   * @param compilation an accepted specification
   * @param name the progression, or null for the only one
   * @throws UserError if there is no such progression, or no compiler
   */
  public static LoadedProgression of(Compilation compilation, @Nullable String name) {
    ProgressionModel model = find(compilation, name);
    List<JavaSource> sources =
        JavaPackage.of(
            "safeguards",
            compilation.safeguards().stream().map(CompiledSafeguard::model).toList(),
            List.of(model));
    GeneratedClasses classes = GeneratedClasses.compile(sources);
    String className = sources.get(sources.size() - 1).qualifiedName();
    try {
      Object progression = classes.loadClass(className).getMethod("progression").invoke(null);
      return new LoadedProgression(
          sources, (Progression) progression, hash(compilation.source().text()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(className + " cannot be loaded", e);
    }
  }

  private static ProgressionModel find(Compilation compilation, @Nullable String name) {
    List<ProgressionModel> all = compilation.progressions();
    List<String> names = all.stream().map(ProgressionModel::name).toList();
    String file = compilation.source().name();
    if (all.isEmpty()) {
      throw new UserError(
          file + " declares no progression",
          "write one: progression NAME { stage SAFEGUARD until converged }");
    }
    if (name == null && all.size() > 1) {
      throw new UserError(
          file + " has several progressions: " + String.join(", ", names),
          "choose one with --progression NAME");
    }
    return all.stream()
        .filter(progression -> name == null || progression.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserError(
                    file + " has no progression " + name,
                    Spelling.nearest(String.valueOf(name), names)
                        .map(nearest -> "did you mean " + nearest + "?")
                        .orElse("the progressions are " + String.join(", ", names))));
  }

  /** The SHA-256 of a text in UTF-8, in hexadecimal digits. */
  static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
