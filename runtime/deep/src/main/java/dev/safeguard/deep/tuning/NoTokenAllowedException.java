package dev.safeguard.deep.tuning;

import dev.safeguard.runtime.Monitor;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * A mask leaves no token: every one of the vocabulary violates the safeguard in its present state.
 * A label that the state waits for belongs to no token, or the specification has a state that
 * cannot be left.
 */
public final class NoTokenAllowedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /**
   * @param lines of the specification by which the tokens violate it, from 1
   */
  NoTokenAllowedException(Monitor monitor, int state, SortedSet<Integer> lines) {
    super(message(monitor, state) + where(lines));
  }

  private static String where(SortedSet<Integer> lines) {
    String numbers = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    return switch (lines.size()) {
      case 0 -> "";
      case 1 -> " (line %s)".formatted(numbers);
      default -> " (lines %s)".formatted(numbers);
    };
  }

  private static String message(Monitor monitor, int state) {
    int before = monitor.state();
    monitor.restore(state);
    String safe = monitor.safeNext().text();
    monitor.restore(before);
    return "no token of the vocabulary may follow in state `%s` of %s, which allows %s"
        .formatted(monitor.safeguard().states().get(state).name(), monitor.name(), safe);
  }
}
