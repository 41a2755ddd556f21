package dev.safeguard.cli.trace;

import org.jspecify.annotations.Nullable;

/** What is wrong within one line; {@link TraceReader} adds which line of which file. */
final class LineError extends Exception {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final @Nullable String help;

  /**
   * @param column in code points, from 1
   */
  LineError(int column, String message, @Nullable String help) {
    super(message, null, false, false);
    this.column = column;
    this.help = help;
  }

  /** At an index into the line as Java counts it. */
  static LineError at(String line, int index, String message, @Nullable String help) {
    return new LineError(line.codePointCount(0, index) + 1, message, help);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  int column() {
    return column;
  }

  @Nullable String help() {
    return help;
  }
}
