package dev.safeguard.deep.tuning;

import dev.safeguard.runtime.Monitor;

/**
 * A mask leaves no token: every one of the vocabulary violates the safeguard in its present state.
 * A label that the state waits for belongs to no token, or the specification has a state that
 * cannot be left.
 */
public final class NoTokenAllowedException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  NoTokenAllowedException(Monitor monitor, int state) {
    super(message(monitor, state));
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
