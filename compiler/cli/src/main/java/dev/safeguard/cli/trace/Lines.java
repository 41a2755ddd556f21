package dev.safeguard.cli.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Strict lines of UTF-8 from a stream: what is no text is refused, not replaced. It holds one line
 * at a time and never waits for more bytes than the current line needs.
 */
final class Lines {
  /** Longer lines are refused: they would fill the memory, and no observation is that long. */
  static final int MAX_BYTES = 1 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[8192];
  private int position;
  private int limit;
  private long number;

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);

  Lines(InputStream in) {
    this.in = in;
  }

  /** The number of the line read last, from 1; 0 before the first. */
  long number() {
    return number;
  }

  /** True if a whole line is at hand, so that reading it waits for nobody. */
  boolean ready() throws IOException {
    for (int i = position; i < limit; i++) {
      if (buffer[i] == '\n') {
        return true;
      }
    }
    return in.available() > 0;
  }

  /** The next line without its end, or null at the end of the stream. */
  @Nullable String next() throws IOException, LineError {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    boolean ended = false;
    boolean any = false;
    while (!ended) {
      if (position == limit) {
        limit = Math.max(0, in.read(buffer));
        position = 0;
        if (limit == 0) {
          break;
        }
      }
      if (!any) {
        any = true;
        number++;
      }
      int start = position;
      while (position < limit && buffer[position] != '\n') {
        position++;
      }
      line.write(buffer, start, position - start);
      if (line.size() > MAX_BYTES) {
        throw new LineError(1, "a line of more than 1 MiB", "one observation stands on one line");
      }
      ended = position < limit;
      if (ended) {
        position++;
      }
    }
    return any ? decode(line.toByteArray()) : null;
  }

  private String decode(byte[] bytes) throws LineError {
    int start = 0;
    int end = bytes.length;
    if (number == 1 && end >= 2) {
      if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
        throw new LineError(1, "the text is UTF-16", "save it as UTF-8");
      }
      start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    }
    if (end > start && bytes[end - 1] == '\r') {
      end--;
    }
    ByteBuffer source = ByteBuffer.wrap(bytes, start, end - start);
    CharBuffer text = CharBuffer.allocate(end - start);
    CoderResult result = decoder.reset().decode(source, text, true);
    text.flip();
    String line = text.toString();
    refuseControls(line);
    if (result.isError()) {
      throw LineError.at(
          line,
          line.length(),
          String.format("not UTF-8: byte 0x%02X", source.get(source.position())),
          "save the trace as UTF-8");
    }
    return line;
  }

  private static boolean startsWith(byte[] bytes, int... expected) {
    for (int i = 0; i < expected.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static void refuseControls(String line) throws LineError {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\r') {
        throw LineError.at(
            line, i, "a carriage return within the line", "end lines with \\n or \\r\\n");
      }
      if (Character.isISOControl(c) && c != '\t') {
        throw LineError.at(
            line,
            i,
            String.format("control character U+%04X: this does not look like a text", (int) c),
            "a trace is text or JSON lines, not compressed, in UTF-8");
      }
    }
  }
}
