package dev.safeguard.learning;

import java.util.List;
import java.util.Map;

/**
 * An option of a task, such as the layout of the gridworld.
 *
 * @param name as people write it after {@code --}
 * @param description one sentence
 * @param defaultValue the value where none is given
 * @param choices the values that are allowed; empty if any is
 */
public record TaskOption(
    String name, String description, String defaultValue, List<String> choices) {

  public TaskOption {
    choices = List.copyOf(choices);
  }

  /**
   * The value of this option among those given.
   *
   * @throws IllegalArgumentException if the value is none of the choices
   */
  public String valueIn(Map<String, String> given) {
    String value = given.getOrDefault(name, defaultValue);
    if (!choices.isEmpty() && !choices.contains(value)) {
      throw new IllegalArgumentException(
          "--" + name + " is one of " + String.join(", ", choices) + ", not " + value);
    }
    return value;
  }
}
