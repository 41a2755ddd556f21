package dev.safeguard.compiler.backend.java;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ParallelModel;
import dev.safeguard.compiler.automaton.ProgressionModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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
    return of(packageName, safeguards, List.of(), progressions);
  }

  /**
   * One class for each safeguard, then for each conjunction of parts side by side, with its parts
   * that are no safeguards of the package before it, and then for each progression.
   *
   * @param packageName the package of all, or the empty string for the unnamed one
   * @throws IllegalArgumentException if a progression has a stage that is not among the safeguards
   */
  public static List<JavaSource> of(
      String packageName,
      List<MonitorModel> safeguards,
      List<ParallelModel> conjunctions,
      List<ProgressionModel> progressions) {
    Names names = Names.ofClasses();
    List<JavaSource> sources = new ArrayList<>();
    Map<String, String> monitors = new HashMap<>();
    IdentityHashMap<MonitorModel, String> classes = new IdentityHashMap<>();
    for (MonitorModel safeguard : safeguards) {
      String className = names.ofClass(safeguard.name(), "Safeguard");
      monitors.put(safeguard.name(), className);
      classes.put(safeguard, className);
      sources.add(MonitorClass.of(safeguard, packageName, className));
    }
    for (ParallelModel conjunction : conjunctions) {
      String className = names.ofClass(conjunction.name(), "Safeguard");
      List<String> parts = new ArrayList<>();
      for (MonitorModel part : conjunction.parts()) {
        if (!classes.containsKey(part)) {
          String partName = names.ofClass(className + " part " + (parts.size() + 1), "Part");
          classes.put(part, partName);
          sources.add(MonitorClass.of(part, packageName, partName));
        }
        parts.add(Objects.requireNonNull(classes.get(part)));
      }
      sources.add(ParallelClass.of(conjunction, packageName, className, parts));
    }
    for (ProgressionModel progression : progressions) {
      String className = names.ofClass(progression.name(), "Progression");
      sources.add(ProgressionClass.of(progression, packageName, className, monitors));
    }
    return List.copyOf(sources);
  }
}
