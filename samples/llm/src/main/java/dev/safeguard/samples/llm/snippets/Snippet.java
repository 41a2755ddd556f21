package dev.safeguard.samples.llm.snippets;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A complete program that binds one socket.
 *
 * @param level of difficulty, 1 to {@link Family#LEVELS}
 * @param template what the code looks like apart from names, addresses, ports and protocol
 * @param code lines, each ended
 * @param bound what the socket is bound to when the code has run
 * @param values what variables are worth when the code has run, in the order of their appearance
 * @param socket the name of the socket that is bound
 */
public record Snippet(
    Family family,
    int level,
    String template,
    String code,
    Address bound,
    Map<String, Address> values,
    String socket) {
  /** Copies the values. */
  public Snippet {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
