package dev.safeguard.learning;

import java.util.List;
import java.util.Map;

/**
 * An option of a task, such as the layout of the gridworld.
 *
 * @param name as people write it after {@code --}
 * @param description one sentence
 * @param defaultValue the value where none is given
 * @param choices the usual values; empty if there are none
 * @param open whether other values are allowed as well; the task itself judges those
 */
public record TaskOption(
    String name, String description, String defaultValue, List<String> choices, boolean open) {

  public TaskOption {
    choices = List.copyOf(choices);
  }

  /**
   * The value of this option among those given.
   *
   * @throws IllegalArgumentException if the value is none of the choices and the option is not open
   */
  public String valueIn(Map<String, String> given) {
    String value = given.getOrDefault(name, defaultValue);
    if (!open && !choices.contains(value)) {
      throw new IllegalArgumentException(
          "--" + name + " is one of " + String.join(", ", choices) + ", not " + value);
    }
    return value;
  }

  /**
   * The same as a whole number.
   *
   * @throws IllegalArgumentException if it is none, or less than the least; the message is for
   *     people
   */
  public long numberIn(Map<String, String> given, long least) {
    String value = valueIn(given);
    try {
      long number = Long.parseLong(value);
      if (number >= least) {
        return number;
      }
    } catch (NumberFormatException e) {
      // as bad as a number that is too small
    }
    throw new IllegalArgumentException(
        "--%s is a whole number of at least %d, not %s".formatted(name, least, value));
  }
}
