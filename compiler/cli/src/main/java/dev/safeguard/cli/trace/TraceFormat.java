package dev.safeguard.cli.trace;

import java.util.Locale;

/** How the lines of a trace are written. */
public enum TraceFormat {
  /** As the first line suggests: a header that names signals is CSV, else each line for itself. */
  AUTO,
  /** Labels that hold, by name. */
  TEXT,
  /** A JSON array or object for each observation. */
  JSON,
  /** A header, then the values of signals and labels in its columns. */
  CSV;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
