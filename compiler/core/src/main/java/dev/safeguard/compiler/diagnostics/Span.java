package dev.safeguard.compiler.diagnostics;

import java.util.Comparator;

/**
 * A piece of a source.
 *
 * @param start the first character
 * @param end the place just after the last character
 */
public record Span(Position start, Position end) implements Comparable<Span> {
  /** The beginning of a file. */
  public static final Span START = new Span(new Position(1, 1), new Position(1, 1));

  private static final Comparator<Span> ORDER =
      Comparator.comparing(Span::start).thenComparing(Span::end);

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
    return new Span(start, last.end);
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
