package dev.safeguard.cli.console;

import org.jspecify.annotations.Nullable;

/**
 * Something outside the program keeps it from its work. It ends the command with one sentence,
 * perhaps a line of help, and {@link ExitCode#FAILED}; never with a stack trace.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String help;

  public UserError(String message) {
    this(message, null);
  }

  /**
   * @param message what is wrong: a sentence without a full stop, beginning in lower case
   * @param help what to do about it
   */
  public UserError(String message, @Nullable String help) {
    super(message);
    this.help = help;
  }

  public @Nullable String help() {
    return help;
  }
}
