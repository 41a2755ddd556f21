package dev.safeguard.cli;

/** Text with or without the color codes of a terminal. */
enum Style {
  PLAIN,
  COLORED;

  /**
   * What a stream gets when nobody asked for anything: color on a terminal that has it, unless
   * {@code NO_COLOR} is set.
   */
  static Style of(Console console, boolean terminal) {
    boolean wanted = terminal && console.variable("NO_COLOR") == null;
    return wanted && !"dumb".equals(console.variable("TERM")) ? COLORED : PLAIN;
  }

  String error(String text) {
    return code("1;31", text);
  }

  String warning(String text) {
    return code("1;33", text);
  }

  String good(String text) {
    return code("32", text);
  }

  String strong(String text) {
    return code("1", text);
  }

  /** Line numbers, carets, everything around the words. */
  String aside(String text) {
    return code("36", text);
  }

  private String code(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
