package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Span.Position;
import dev.safeguard.compiler.interchange.HoaToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text in the HOA format into tokens; white space and comments separate them. */
final class HoaLexer {
  private static final String PUNCTUATION = "!&|()[]{}";
  private static final List<String> MARKS = List.of("--BODY--", "--END--", "--ABORT--");

  private final Cursor cursor;
  private final List<HoaToken> tokens = new ArrayList<>();

  private HoaLexer(String text) {
    this.cursor = new Cursor(text);
  }

  /** The tokens, the last of which is of the kind {@link Kind#END}. */
  static List<HoaToken> tokens(String text) {
    HoaLexer lexer = new HoaLexer(text);
    do {
      lexer.skipSpace();
    } while (lexer.token());
    return lexer.tokens;
  }

  private void skipSpace() {
    cursor.take(Character::isWhitespace);
    while (cursor.at("/*")) {
      comment();
      cursor.take(Character::isWhitespace);
    }
  }

  /** Comments nest. */
  private void comment() {
    Position start = cursor.position();
    int depth = 0;
    do {
      if (cursor.skip("/*")) {
        depth++;
      } else if (cursor.skip("*/")) {
        depth--;
      } else if (cursor.next() == Cursor.END) {
        throw Malformed.text(
            new Span(start, start), "this comment does not end", "Close it with `*/`.");
      }
    } while (depth > 0);
  }

  private boolean token() {
    Position start = cursor.position();
    int c = cursor.peek();
    if (c == Cursor.END) {
      add(Kind.END, "", start);
      return false;
    }
    if (c == '"') {
      string(start);
    } else if (c >= '0' && c <= '9') {
      add(Kind.INTEGER, cursor.take(d -> d >= '0' && d <= '9'), start);
    } else if (c == '@') {
      cursor.next();
      add(Kind.ALIAS, "@" + cursor.take(HoaLexer::isNamePart), start);
    } else if (isNameStart(c)) {
      String name = cursor.take(HoaLexer::isNamePart);
      boolean header = cursor.skip(":");
      add(header ? Kind.HEADER : Kind.IDENTIFIER, name, start);
    } else if (PUNCTUATION.indexOf(c) >= 0) {
      cursor.next();
      add(Kind.PUNCTUATION, Character.toString(c), start);
    } else {
      mark(start);
    }
    return true;
  }

  private void string(Position start) {
    cursor.next();
    StringBuilder content = new StringBuilder();
    while (cursor.peek() != '"') {
      cursor.skip("\\");
      int c = cursor.next();
      if (c == Cursor.END) {
        throw Malformed.text(
            new Span(start, start), "this string does not end", "Close it with `\"`.");
      }
      content.appendCodePoint(c);
    }
    cursor.next();
    add(Kind.STRING, content.toString(), start);
  }

  private void mark(Position start) {
    for (String mark : MARKS) {
      if (cursor.skip(mark)) {
        add(Kind.MARK, mark, start);
        return;
      }
    }
    throw Malformed.text(
        cursor.here(),
        cursor.shown() + " has no meaning in the HOA format here",
        "Remove it, or put it between quotation marks.");
  }

  private void add(Kind kind, String text, Position start) {
    tokens.add(new HoaToken(kind, text, cursor.since(start)));
  }

  private static boolean isNameStart(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isNamePart(int c) {
    return isNameStart(c) || c >= '0' && c <= '9' || c == '-';
  }
}
