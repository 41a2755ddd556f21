package dev.safeguard.learning;

import java.util.Map;

/**
 * What was measured of an arm elsewhere, to be compared with.
 *
 * @param arm the method
 * @param options of the task, by name
 * @param violations training episodes that violated the safeguard in force
 */
public record Published(String arm, Map<String, String> options, Statistics violations) {

  public Published {
    options = Map.copyOf(options);
  }
}
