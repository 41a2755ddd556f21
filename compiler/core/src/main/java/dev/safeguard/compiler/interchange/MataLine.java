package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Span.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a text in the Mata format, as words and operators; lines that end in a backslash go on
 * in the next.
 *
 * @param words at least one
 */
record MataLine(List<Word> words) {
  MataLine {
    words = List.copyOf(words);
  }

  /**
   * A word.
   *
   * @param isOperator whether it is one of {@code & | ! ( )}, outside quotation marks
   */
  record Word(String text, boolean isOperator, Span span) {
    boolean is(String operator) {
      return isOperator && text.equals(operator);
    }
  }

  Span span() {
    return words.get(0).span().to(words.get(words.size() - 1).span());
  }

  /** The lines of a text that say something. */
  static List<MataLine> of(String text) {
    List<MataLine> lines = new ArrayList<>();
    List<Word> words = new ArrayList<>();
    Cursor cursor = new Cursor(text);
    while (true) {
      cursor.take(c -> c != '\n' && Character.isWhitespace(c));
      if (cursor.peek() == '#') {
        cursor.take(c -> c != '\n');
      }
      int c = cursor.peek();
      if (c == '\n' || c == Cursor.END) {
        cursor.next();
        if (!words.isEmpty()) {
          lines.add(new MataLine(words));
          words.clear();
        }
        if (c == Cursor.END) {
          return lines;
        }
      } else if (!cursor.skip("\\\n") && !cursor.skip("\\\r\n")) {
        words.add(word(cursor));
      }
    }
  }

  private static Word word(Cursor cursor) {
    Position start = cursor.position();
    if (isOperator(cursor.peek())) {
      String operator = Character.toString(cursor.next());
      return new Word(operator, true, cursor.since(start));
    }
    if (cursor.skip("\"")) {
      return new Word(quoted(cursor, start), false, cursor.since(start));
    }
    String plain =
        cursor.take(c -> !Character.isWhitespace(c) && !isOperator(c) && c != '"' && c != '#');
    return new Word(plain, false, cursor.since(start));
  }

  private static String quoted(Cursor cursor, Position start) {
    StringBuilder text = new StringBuilder();
    while (!cursor.skip("\"")) {
      cursor.skip("\\");
      int c = cursor.next();
      if (c == '\n' || c == Cursor.END) {
        throw Malformed.text(
            new Span(start, start), "this name does not end on its line", "Close it with `\"`.");
      }
      text.appendCodePoint(c);
    }
    return text.toString();
  }

  private static boolean isOperator(int c) {
    return "&|!()".indexOf(c) >= 0;
  }
}
