package dev.safeguard.runtime;

import java.io.IOException;

/**
 * Writes what a monitor has seen as JSON lines, one for each observation:
 *
 * <pre>{"step":1,"labels":["wood"],"state":"carrying","verdict":"ACCEPTING"}</pre>
 *
 * Steps count from 1 in each episode, labels come in the order of declaration. Every line ends with
 * a line feed.
 */
public final class TraceRecorder {
  private final Monitor monitor;
  private final Appendable out;
  private final String[] labels;
  private final String[] states;
  private long step;

  /**
   * Records a monitor, which the caller steps.
   *
   * @param monitor the monitor
   * @param out where the lines go; never closed nor flushed here
   */
  public TraceRecorder(Monitor monitor, Appendable out) {
    this.monitor = monitor;
    this.out = out;
    Safeguard safeguard = monitor.safeguard();
    labels = safeguard.labels().stream().map(TraceRecorder::quoted).toArray(String[]::new);
    states = safeguard.states().stream().map(state -> quoted(state.name())).toArray(String[]::new);
  }

  /** Begins a new episode: the next step is step 1. */
  public void reset() {
    step = 0;
  }

  /**
   * Writes the line of the observation that the monitor read last.
   *
   * @param observation that observation; bits beyond the last label are ignored
   * @throws IOException if the line cannot be written
   */
  public void record(long observation) throws IOException {
    step++;
    out.append("{\"step\":").append(Long.toString(step)).append(",\"labels\":[");
    boolean first = true;
    for (int label = 0; label < labels.length; label++) {
      if ((observation >>> label & 1) != 0) {
        out.append(first ? "" : ",").append(labels[label]);
        first = false;
      }
    }
    out.append("],\"state\":").append(states[monitor.state()]);
    out.append(",\"verdict\":\"").append(monitor.verdict().name()).append("\"}\n");
  }

  /** A JSON string (RFC 8259), quotes included. */
  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> {
          // A lone surrogate has no UTF-8 form, so it is escaped like a control character.
          if (c < 0x20 || (Character.isSurrogate(c) && !isPaired(text, i))) {
            json.append(String.format("\\u%04x", (int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    return json.append('"').toString();
  }

  private static boolean isPaired(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
  }
}
