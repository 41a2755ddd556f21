package dev.safeguard.cli.trace;

import org.jspecify.annotations.Nullable;

/** A trace that cannot be read, with the place and what to do. */
public final class TraceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String message;
  private final String source;
  private final long line;
  private final int column;
  private final @Nullable String help;

  TraceException(String source, long line, LineError error) {
    super(error.getMessage());
    this.message = source + ":" + line + ":" + error.column() + ": " + error.getMessage();
    this.source = source;
    this.line = line;
    this.column = error.column();
    this.help = error.help();
  }

  /** The place, {@code file:line:column}, and what is wrong there. */
  @Override
  public String getMessage() {
    return message;
  }

  /** The name under which the trace was opened. */
  public String source() {
    return source;
  }

  /** The number of the line, from 1. */
  public long line() {
    return line;
  }

  /** The column in code points, from 1. */
  public int column() {
    return column;
  }

  /** What to do about it. */
  public @Nullable String help() {
    return help;
  }
}
