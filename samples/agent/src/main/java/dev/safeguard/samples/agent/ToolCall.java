package dev.safeguard.samples.agent;

/**
 * A call that a model wants to make.
 *
 * @param tool its name
 * @param argument what it is called with; may be empty
 */
record ToolCall(String tool, String argument) {

  /** Reads what {@link #toString} writes: the tool, a blank, the argument. */
  static ToolCall parse(String line) {
    int blank = line.indexOf(' ');
    return blank < 0
        ? new ToolCall(line, "")
        : new ToolCall(line.substring(0, blank), line.substring(blank + 1));
  }

  @Override
  public String toString() {
    return argument.isEmpty() ? tool : tool + " " + argument;
  }
}
