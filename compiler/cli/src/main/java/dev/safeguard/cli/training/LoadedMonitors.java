package dev.safeguard.cli.training;

import dev.safeguard.cli.console.UserError;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.ParallelSafeguard;
import dev.safeguard.compiler.backend.java.JavaPackage;
import dev.safeguard.compiler.backend.java.JavaSource;
import dev.safeguard.compiler.diagnostics.Spelling;
import dev.safeguard.runtime.TraceMonitor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The generated monitors of a specification, compiled in memory and loaded: for programs that take
 * a specification when they start, and not when they are built.
 */
public final class LoadedMonitors {
  private final String file;
  private final Map<String, Class<?>> classes = new LinkedHashMap<>();

  private LoadedMonitors(String file) {
    this.file = file;
  }

  /**
   * Generates, compiles and loads.
   *
   * @param compilation an accepted specification
   * @throws UserError if this Java installation has no compiler
   */
  public static LoadedMonitors of(Compilation compilation) {
    List<BuiltSafeguard> built = compilation.built();
    List<JavaSource> sources =
        JavaPackage.of(
            "safeguards",
            built.stream()
                .flatMap(safeguard -> safeguard.automaton().stream())
                .map(CompiledSafeguard::model)
                .toList(),
            built.stream()
                .flatMap(safeguard -> safeguard.parallel().stream())
                .map(ParallelSafeguard::model)
                .toList(),
            List.of());
    GeneratedClasses generated = GeneratedClasses.compile(sources);
    LoadedMonitors loaded = new LoadedMonitors(compilation.source().name());
    for (JavaSource source : sources) {
      Class<?> type = loaded(generated, source.qualifiedName());
      loaded.classes.put(instance(type).name(), type);
    }
    return loaded;
  }

  private static Class<?> loaded(GeneratedClasses generated, String name) {
    try {
      return generated.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " was generated and is not there", e);
    }
  }

  private static TraceMonitor instance(Class<?> type) {
    try {
      return (TraceMonitor) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be instantiated", e);
    }
  }

  /**
   * A monitor at the beginning of a trace.
   *
   * @param safeguard its name in the specification
   * @throws UserError if the specification has no such safeguard
   */
  public TraceMonitor monitor(String safeguard) {
    Class<?> type = classes.get(safeguard);
    if (type == null) {
      throw new UserError(
          file + " has no safeguard " + safeguard,
          Spelling.nearest(safeguard, List.copyOf(classes.keySet()))
              .map(nearest -> "did you mean " + nearest + "?")
              .orElse("the safeguards are " + String.join(", ", classes.keySet())));
    }
    return instance(type);
  }
}
