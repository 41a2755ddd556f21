package dev.safeguard.cli.training;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.java.JavaPackage;
import dev.safeguard.compiler.backend.java.JavaSource;
import dev.safeguard.learning.UnseenSafeguard;
import dev.safeguard.runtime.Monitor;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;

/** Safeguards that agents are to adapt to, their generated monitors compiled and loaded. */
public final class UnseenSafeguards {
  private UnseenSafeguards() {}

  /**
   * Generates, compiles and loads.
   *
   * @param models of one specification
   * @param specification its text
   */
  public static List<UnseenSafeguard> of(List<MonitorModel> models, String specification) {
    List<JavaSource> sources = JavaPackage.of("safeguards", models, List.of());
    GeneratedClasses classes = GeneratedClasses.compile(sources);
    List<UnseenSafeguard> unseen = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      try {
        Constructor<?> constructor =
            classes.loadClass(sources.get(i).qualifiedName()).getConstructor();
        unseen.add(
            new UnseenSafeguard(
                models.get(i).name(),
                LoadedProgression.hash(specification),
                () -> monitor(constructor)));
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    return unseen;
  }

  private static Monitor monitor(Constructor<?> constructor) {
    try {
      return (Monitor) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
