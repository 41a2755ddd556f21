package dev.safeguard.compiler.backend.java;

import dev.safeguard.compiler.automaton.MonitorModel;
import java.util.ArrayList;
import java.util.List;

/** The classes that a specification becomes, with names that do not collide. */
public final class JavaPackage {
  private JavaPackage() {}

  /**
   * One class for each safeguard, in their order.
   *
   * @param packageName the package of all, or the empty string for the unnamed one
   */
  public static List<JavaSource> of(String packageName, List<MonitorModel> models) {
    Names names = Names.ofClasses();
    List<JavaSource> sources = new ArrayList<>();
    for (MonitorModel model : models) {
      String className = names.ofClass(model.name(), "Safeguard");
      sources.add(MonitorClass.of(model, packageName, className));
    }
    return List.copyOf(sources);
  }
}
