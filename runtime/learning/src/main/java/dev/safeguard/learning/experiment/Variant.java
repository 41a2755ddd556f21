package dev.safeguard.learning.experiment;

import dev.safeguard.learning.TaskOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a task's options, such as a layout.
 *
 * @param options values by name, in the order of the names
 */
public record Variant(Map<String, String> options) {

  public Variant {
    options = Collections.unmodifiableMap(new TreeMap<>(options));
  }

  /**
   * Every combination of the values given, each list separated by commas; an option that is not
   * given takes all its choices, or its default value where it has none.
   *
   * @throws IllegalArgumentException if a value is none of the choices
   */
  public static List<Variant> of(List<TaskOption> options, Map<String, String> given) {
    List<Map<String, String>> all = new ArrayList<>(List.of(Map.of()));
    for (TaskOption option : options) {
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> some : all) {
        for (String value : values(option, given.get(option.name()))) {
          Map<String, String> more = new TreeMap<>(some);
          more.put(option.name(), value);
          longer.add(more);
        }
      }
      all = longer;
    }
    return all.stream().map(Variant::new).toList();
  }

  private static List<String> values(TaskOption option, @Nullable String given) {
    if (given == null) {
      return option.choices().isEmpty() ? List.of(option.defaultValue()) : option.choices();
    }
    List<String> values = List.of(given.split(","));
    values.forEach(value -> option.valueIn(Map.of(option.name(), value)));
    return values;
  }

  /** As people read it, such as {@code layout 1}; {@code all} where there is no option. */
  public String text() {
    if (options.isEmpty()) {
      return "all";
    }
    return options.entrySet().stream()
        .map(option -> option.getKey() + " " + option.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Fit for the name of a file, such as {@code layout-1}. */
  public String fileName() {
    return text().replaceAll("[^A-Za-z0-9.]+", "-");
  }
}
