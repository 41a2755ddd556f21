package dev.safeguard.compiler.diagnostics;

import java.util.Comparator;
import java.util.Optional;

/**
 * A piece of a source.
 *
 * @param start the first character
 * @param end the place just after the last character
 * @param origin where the text stands that this piece brings in, if it is the use of something
 *     written elsewhere, such as a template
 */
public record Span(Position start, Position end, Optional<Origin> origin)
    implements Comparable<Span> {
  /** The beginning of a file. */
  public static final Span START = new Span(new Position(1, 1), new Position(1, 1));

  private static final Comparator<Span> ORDER =
      Comparator.comparing(Span::start).thenComparing(Span::end);

  /** A piece of the source itself. */
  public Span(Position start, Position end) {
    this(start, end, Optional.empty());
  }

  /**
   * Text that stands elsewhere and counts as if it stood at the place of its use.
   *
   * @param what what it belongs to, with its article: {@code the template `Cooldown`}
   * @param file the name of the source in which it stands
   * @param span where it stands there
   */
  public record Origin(String what, String file, Span span) {}

  /**
   * A place in a source.
   *
   * @param line from 1
   * @param column from 1, in Unicode code points
   */
  public record Position(int line, int column) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
        Comparator.comparingInt(Position::line).thenComparingInt(Position::column);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }

  /** The piece from the start of this to the end of another. */
  public Span to(Span last) {
    return new Span(start, last.end, origin);
  }

  /** This piece as the use of text that stands elsewhere. */
  public Span bringing(Origin text) {
    return new Span(start, end, Optional.of(text));
  }

  /** The line on which the text starts, in words: {@code line 7}. */
  public String place() {
    return origin
        .map(from -> "line " + from.span().line() + " of " + from.what())
        .orElse("line " + line());
  }

  /** The line on which it starts, from 1. */
  public int line() {
    return start.line();
  }

  @Override
  public int compareTo(Span other) {
    return ORDER.compare(this, other);
  }
}
