package dev.safeguard.cli.trace;

import java.io.IOException;
import java.io.InputStream;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace, one observation a line, as text or JSON; each line may be either. Lines that are
 * blank or only a comment say nothing. The stream is read as it is needed and stays the caller's to
 * close.
 */
public final class TraceReader {
  private final Lines lines;
  private final String source;
  private final Vocabulary vocabulary;

  /**
   * @param in bytes of UTF-8, with or without a byte order mark
   * @param source what to call them in messages
   * @param labels the labels that may hold, in the order of declaration
   */
  public TraceReader(InputStream in, String source, List<String> labels) {
    this.lines = new Lines(in);
    this.source = source;
    this.vocabulary = new Vocabulary(labels);
  }

  /**
   * The next observation, or null at the end of the trace.
   *
   * @throws TraceException if a line cannot be read; the reader is of no more use then
   * @throws IOException if the stream cannot be read
   */
  public @Nullable Observation next() throws IOException {
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (JsonLine.isMeant(line)) {
          JsonLine json = JsonLine.parse(line, vocabulary);
          return new Observation(lines.number(), vocabulary.names(json.labels()), json.fields());
        }
        @Nullable BitSet labels = TextLine.parse(line, vocabulary);
        if (labels != null) {
          return new Observation(lines.number(), vocabulary.names(labels), Map.of());
        }
      }
      return null;
    } catch (LineError e) {
      throw new TraceException(source, lines.number(), e);
    }
  }

  /**
   * True if a line is at hand. When it is not, whoever prints verdicts as they come should flush
   * them before calling {@link #next}, which may wait.
   */
  public boolean ready() throws IOException {
    return lines.ready();
  }
}
