package dev.safeguard.cli.trace;

import dev.safeguard.compiler.signals.Grounding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a trace, an observation a line, as text or JSON, where each line may be either, or as CSV;
 * a line of text may hold several. Lines that are blank or only a comment say nothing. The stream
 * is read as it is needed and stays the caller's to close.
 */
public final class TraceReader {
  private final Lines lines;
  private final String source;
  private final Vocabulary vocabulary;
  private final Grounding grounding;
  private TraceFormat format;
  private boolean begun;
  private @Nullable CsvTable table;

  /** What is left of a line of several. */
  private final Deque<Observation> rest = new ArrayDeque<>();

  /**
   * @param in bytes of UTF-8, with or without a byte order mark
   * @param source what to call them in messages
   * @param labels the labels that may hold, in the order of declaration
   * @param grounding the signals that may be given, and the labels that follow from them
   */
  public TraceReader(
      InputStream in, String source, List<String> labels, Grounding grounding, TraceFormat format) {
    this.lines = new Lines(in);
    this.source = source;
    this.vocabulary = new Vocabulary(labels);
    this.grounding = grounding;
    this.format = format;
  }

  /**
   * The next observation, or null at the end of the trace.
   *
   * @throws TraceException if a line cannot be read; the reader is of no more use then
   * @throws IOException if the stream cannot be read
   */
  public @Nullable Observation next() throws IOException {
    try {
      while (rest.isEmpty()) {
        @Nullable String line = lines.next();
        if (line == null) {
          return null;
        }
        rest.addAll(observations(line));
      }
      return rest.poll();
    } catch (LineError e) {
      throw new TraceException(source, lines.number(), e);
    }
  }

  private List<Observation> observations(String line) throws LineError {
    if (format == TraceFormat.AUTO && !begun && CsvTable.isHeader(line, grounding)) {
      format = TraceFormat.CSV;
    }
    begun |= !line.isBlank();
    return switch (format) {
      case AUTO -> JsonLine.isMeant(line) ? json(line) : text(line);
      case TEXT -> text(line);
      case JSON -> line.isBlank() ? List.of() : json(line);
      case CSV -> line.isBlank() ? List.of() : row(line);
    };
  }

  private List<Observation> json(String line) throws LineError {
    JsonLine json = JsonLine.parse(line, vocabulary, grounding);
    return List.of(new Observation(lines.number(), vocabulary.names(json.labels()), json.fields()));
  }

  private List<Observation> text(String line) throws LineError {
    return TextLine.parse(line, vocabulary).stream().map(this::observation).toList();
  }

  private List<Observation> row(String line) throws LineError {
    if (table == null) {
      table = new CsvTable(line, grounding, vocabulary.labels());
      return List.of();
    }
    return List.of(observation(table.labels(line)));
  }

  private Observation observation(BitSet labels) {
    return new Observation(lines.number(), vocabulary.names(labels), Map.of());
  }

  /**
   * True if an observation is at hand, or at least a line. When it is not, whoever prints verdicts
   * as they come should flush them before calling {@link #next}, which may wait.
   */
  public boolean ready() throws IOException {
    return !rest.isEmpty() || lines.ready();
  }
}
