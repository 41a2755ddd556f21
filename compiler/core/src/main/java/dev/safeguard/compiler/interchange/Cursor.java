package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Span.Position;
import java.util.function.IntPredicate;

/** A place in a text that moves forward, one code point at a time, and knows where it is. */
final class Cursor {
  /** What stands after the end of the text. */
  static final int END = -1;

  private final String text;
  private int offset;
  private int line = 1;
  private int column = 1;

  Cursor(String text) {
    this.text = text;
  }

  /** The next code point, or {@link #END}. */
  int peek() {
    return offset < text.length() ? text.codePointAt(offset) : END;
  }

  /** True if a text stands here. */
  boolean at(String expected) {
    return text.startsWith(expected, offset);
  }

  /** Goes past the next code point, which is returned, or stays at the {@link #END}. */
  int next() {
    int c = peek();
    if (c != END) {
      offset += Character.charCount(c);
      column++;
      if (c == '\n') {
        line++;
        column = 1;
      }
    }
    return c;
  }

  /** Goes past a text if it stands here. */
  boolean skip(String expected) {
    if (!at(expected)) {
      return false;
    }
    expected.codePoints().forEach(c -> next());
    return true;
  }

  /** Goes past what satisfies a condition, and returns it. */
  String take(IntPredicate condition) {
    int start = offset;
    while (peek() != END && condition.test(peek())) {
      next();
    }
    return text.substring(start, offset);
  }

  Position position() {
    return new Position(line, column);
  }

  /** The piece from a place to here. */
  Span since(Position start) {
    return new Span(start, position());
  }

  /** The next character, or nothing at the end. */
  Span here() {
    return new Span(
        position(), peek() == END || peek() == '\n' ? position() : new Position(line, column + 1));
  }

  /** What stands here, for a message. */
  String shown() {
    return shown(peek());
  }

  private static String shown(int c) {
    if (c == END) {
      return "the end of the text";
    }
    if (c == '\n' || c == '\r') {
      return "the end of the line";
    }
    boolean visible =
        !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE && c != '`';
    return visible ? "`" + Character.toString(c) + "`" : String.format("U+%04X", c);
  }
}
