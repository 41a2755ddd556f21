package dev.safeguard.samples.grid;

/** A map that is wrong; the message is for people and begins with file, line and column. */
final class LayoutException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  /**
   * At a place.
   *
   * @param line from 1
   * @param column from 1
   */
  LayoutException(String file, int line, int column, String message) {
    super("%s:%d:%d: %s".formatted(file, line, column, message));
  }
}
