package dev.safeguard.cli.files;

import dev.safeguard.cli.console.UserError;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.ParallelSafeguard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.dot.DotDiagram;
import dev.safeguard.compiler.backend.java.JavaPackage;
import dev.safeguard.compiler.backend.java.JavaSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * What a specification becomes, before anything is written.
 *
 * @param origin what to call the specification in messages
 * @param texts by path within the output folder, in the order of declaration
 */
public record GeneratedFiles(String origin, Map<String, String> texts) {
  public GeneratedFiles {
    texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
  }

  /**
   * One Java class for each safeguard and each progression.
   *
   * @param packageName the package, or null for one that is called as the module
   * @throws UserError if that is no name of a package
   */
  public static GeneratedFiles java(SpecificationFile file, @Nullable String packageName) {
    Compilation compilation = file.compilation();
    String name = packageName == null ? compilation.module() : packageName;
    if (!name.isEmpty() && !SourceVersion.isName(name)) {
      throw new UserError(
          (packageName == null ? "the module " : "") + name + " is no name of a Java package",
          "choose one with --package, as in --package com.example.safeguards");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (JavaSource source :
        JavaPackage.of(
            name,
            models(compilation),
            compilation.parallelSafeguards().stream().map(ParallelSafeguard::model).toList(),
            compilation.progressions())) {
      texts.put(source.path(), source.text());
    }
    return new GeneratedFiles(file.source().name(), texts);
  }

  /**
   * One file for each safeguard.
   *
   * @param ending of their names, with its dot
   * @throws UserError if two of them would be one file
   */
  public static GeneratedFiles each(
      SpecificationFile file, String ending, Function<BuiltSafeguard, String> writer) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (BuiltSafeguard safeguard : file.compilation().built()) {
      String path = OutputFiles.nameFor(safeguard.name()) + ending;
      if (texts.put(path, writer.apply(safeguard)) != null) {
        throw new UserError("two safeguards of " + file.source().name() + " would be " + path);
      }
    }
    return new GeneratedFiles(file.source().name(), texts);
  }

  /** A diagram in DOT, of one automaton or of parts side by side. */
  public static String dot(BuiltSafeguard safeguard) {
    return safeguard
        .automaton()
        .map(automaton -> DotDiagram.of(automaton.model()))
        .orElseGet(() -> DotDiagram.of(safeguard.parallel().orElseThrow().model()));
  }

  /**
   * A form that knows nothing but automata.
   *
   * @throws UserError when it is asked to write parts side by side
   */
  public static Function<BuiltSafeguard, String> automaton(Function<MonitorModel, String> writer) {
    return safeguard ->
        writer.apply(
            safeguard
                .automaton()
                .orElseThrow(
                    () ->
                        new UserError(
                            safeguard.name() + " is built as parts side by side, not one automaton",
                            "build it as one: --strategy product"))
                .model());
  }

  /**
   * All of them in one folder.
   *
   * @throws UserError if two would write one file; upper and lower case are one name, as they are
   *     on some disks
   */
  public static GeneratedFiles merged(List<GeneratedFiles> parts) {
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, String> origins = new TreeMap<>();
    List<String> names = new ArrayList<>();
    for (GeneratedFiles part : parts) {
      names.add(part.origin());
      for (Map.Entry<String, String> text : part.texts().entrySet()) {
        String other = origins.put(text.getKey().toLowerCase(Locale.ROOT), part.origin());
        if (other != null) {
          throw new UserError(
              other + " and " + part.origin() + " would both write " + text.getKey(),
              "compile them into different folders or packages");
        }
        texts.put(text.getKey(), text.getValue());
      }
    }
    return new GeneratedFiles(String.join(", ", names), texts);
  }

  /** Writes each file as a whole; returns their paths. */
  public List<Path> write(Path folder) throws IOException {
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = folder.resolve(text.getKey());
      OutputFiles.write(file, text.getValue());
      written.add(file);
    }
    return written;
  }

  private static List<MonitorModel> models(Compilation compilation) {
    return compilation.safeguards().stream().map(CompiledSafeguard::model).toList();
  }
}
