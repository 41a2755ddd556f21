package dev.safeguard.cli.console;

/** Text with or without the color codes of a terminal. */
public enum Style {
  PLAIN,
  COLORED;

  /**
   * What a stream gets when nobody asked for anything: color on a terminal that has it, unless
   * {@code NO_COLOR} is set.
   */
  public static Style of(Console console, boolean terminal) {
    boolean wanted = terminal && console.variable("NO_COLOR") == null;
    return wanted && !"dumb".equals(console.variable("TERM")) ? COLORED : PLAIN;
  }

  public String error(String text) {
    return code("1;31", text);
  }

  public String warning(String text) {
    return code("1;33", text);
  }

  public String good(String text) {
    return code("32", text);
  }

  public String strong(String text) {
    return code("1", text);
  }

  /** Line numbers, carets, everything around the words. */
  public String aside(String text) {
    return code("36", text);
  }

  private String code(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
