package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Span.Position;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads JSON (RFC 8259), strictly, keeping the place of each value. */
final class JsonParser {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final String HELP = "Correct it, or let the tool that wrote it write it again.";
  private static final int MOST_NESTED = 1000;

  private final Cursor cursor;
  private int depth;

  private JsonParser(String text) {
    this.cursor = new Cursor(text);
  }

  /**
   * The value that a text is.
   *
   * @throws Malformed if it is none
   */
  static JsonValue parse(String text) {
    JsonParser parser = new JsonParser(text);
    parser.skipSpace();
    JsonValue value = parser.value();
    parser.skipSpace();
    if (parser.cursor.peek() != Cursor.END) {
      throw parser.unexpected("the end of the text");
    }
    return value;
  }

  private void skipSpace() {
    cursor.take(c -> c == ' ' || c == '\t' || c == '\n' || c == '\r');
  }

  private Malformed unexpected(String expected) {
    return Malformed.text(
        cursor.here(), "here stands " + cursor.shown() + ", where JSON has " + expected, HELP);
  }

  private void expect(String text) {
    if (!cursor.skip(text)) {
      throw unexpected("`" + text + "`");
    }
  }

  private JsonValue value() {
    Position start = cursor.position();
    if (++depth > MOST_NESTED) {
      throw Malformed.text(
          cursor.here(), "values are nested more than " + MOST_NESTED + " deep", HELP);
    }
    JsonValue value =
        switch (cursor.peek()) {
          case '{' -> object(start);
          case '[' -> array(start);
          case '"' -> new JsonValue.Text(string(start), cursor.since(start));
          default -> word(start);
        };
    depth--;
    return value;
  }

  private JsonValue object(Position start) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    expect("{");
    skipSpace();
    for (boolean more = !cursor.skip("}"); more; more = more("}")) {
      Position place = cursor.position();
      if (cursor.peek() != '"') {
        throw unexpected("the name of a member");
      }
      String name = string(place);
      Span span = cursor.since(place);
      skipSpace();
      expect(":");
      skipSpace();
      if (members.put(name, value()) != null) {
        throw Malformed.text(span, "this member stands twice in its object", HELP);
      }
    }
    return new JsonValue.Members(members, cursor.since(start));
  }

  private JsonValue array(Position start) {
    List<JsonValue> elements = new ArrayList<>();
    expect("[");
    skipSpace();
    for (boolean more = !cursor.skip("]"); more; more = more("]")) {
      elements.add(value());
    }
    return new JsonValue.Elements(elements, cursor.since(start));
  }

  /** True after a comma, false after the end. */
  private boolean more(String end) {
    skipSpace();
    if (cursor.skip(end)) {
      return false;
    }
    expect(",");
    skipSpace();
    return true;
  }

  private String string(Position start) {
    cursor.next();
    StringBuilder text = new StringBuilder();
    while (!cursor.skip("\"")) {
      if (cursor.peek() == Cursor.END) {
        throw Malformed.text(new Span(start, start), "this string does not end", HELP);
      }
      if (cursor.peek() < ' ') {
        throw unexpected("no control character inside a string");
      }
      if (cursor.skip("\\")) {
        escape(text);
      } else {
        text.appendCodePoint(cursor.next());
      }
    }
    return text.toString();
  }

  private void escape(StringBuilder text) {
    switch (cursor.peek()) {
      case '"', '\\', '/' -> text.appendCodePoint(cursor.next());
      case 'b' -> escape(text, '\b');
      case 'f' -> escape(text, '\f');
      case 'n' -> escape(text, '\n');
      case 'r' -> escape(text, '\r');
      case 't' -> escape(text, '\t');
      case 'u' -> unicode(text);
      default -> throw unexpected("an escape such as `\\n`");
    }
  }

  private void escape(StringBuilder text, char meaning) {
    cursor.next();
    text.append(meaning);
  }

  private void unicode(StringBuilder text) {
    cursor.next();
    int unit = 0;
    for (int i = 0; i < 4; i++) {
      int digit = cursor.peek() < 0x80 ? Character.digit(cursor.peek(), 16) : -1;
      if (digit < 0) {
        throw unexpected("four hexadecimal digits");
      }
      cursor.next();
      unit = 16 * unit + digit;
    }
    text.append((char) unit);
  }

  private JsonValue word(Position start) {
    String word =
        cursor.take(c -> c < 0x80 && Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0);
    Span span = cursor.since(start);
    return switch (word) {
      case "true" -> new JsonValue.Truth(true, span);
      case "false" -> new JsonValue.Truth(false, span);
      case "null" -> new JsonValue.Null(span);
      case "" -> throw unexpected("a value");
      default -> number(word, span);
    };
  }

  private static JsonValue number(String word, Span span) {
    if (NUMBER.matcher(word).matches() && Double.isFinite(Double.parseDouble(word))) {
      return new JsonValue.Numeral(Double.parseDouble(word), span);
    }
    throw Malformed.text(span, "this is no value of JSON", HELP);
  }
}
