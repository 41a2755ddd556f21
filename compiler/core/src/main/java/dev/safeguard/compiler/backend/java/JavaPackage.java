package dev.safeguard.compiler.backend.java;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ProgressionModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The classes that a specification becomes. A class is called after its safeguard, {@code
 * no-hazard} for instance {@code NoHazard}; names that would collide, with one another or with a
 * class that generated code uses, get an ending.
 */
public final class JavaPackage {
  private JavaPackage() {}

  /**
   * One class for each safeguard and then for each progression, in their order.
   *
   * @param packageName the package of all, or the empty string for the unnamed one
   * @throws IllegalArgumentException if a progression has a stage that is not among the safeguards
   */
  public static List<JavaSource> of(
      String packageName, List<MonitorModel> safeguards, List<ProgressionModel> progressions) {
    Names names = Names.ofClasses();
    List<JavaSource> sources = new ArrayList<>();
    Map<String, String> monitors = new HashMap<>();
    for (MonitorModel safeguard : safeguards) {
      String className = names.ofClass(safeguard.name(), "Safeguard");
      monitors.put(safeguard.name(), className);
      sources.add(MonitorClass.of(safeguard, packageName, className));
    }
    for (ProgressionModel progression : progressions) {
      String className = names.ofClass(progression.name(), "Progression");
      sources.add(ProgressionClass.of(progression, packageName, className, monitors));
    }
    return List.copyOf(sources);
  }
}
