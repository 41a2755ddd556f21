package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/** Arbitrary text inside Java source: as a literal, and in a documentation comment. */
final class Text {
  /** The bytes that one string constant of a class file may have, with some room. */
  private static final int LONGEST_LITERAL = 60_000;

  private Text() {}

  /** An expression for a text of any length, in ASCII. */
  static CodeBlock expression(String text) {
    List<CodeBlock> parts = parts(text);
    return parts.size() == 1
        ? parts.get(0)
        : CodeBlock.of("String.join(\"\", $L)", CodeBlock.join(parts, ",\n"));
  }

  /** The literals of a text, each short enough for a class file; at least one. */
  static List<CodeBlock> parts(String text) {
    List<CodeBlock> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int more = c != 0 && c < 128 ? 1 : c < 0x800 ? 2 : 3;
      if (bytes + more > LONGEST_LITERAL) {
        parts.add(quoted(part));
        part.setLength(0);
        bytes = 0;
      }
      bytes += more;
      part.append(escaped(c));
    }
    if (parts.isEmpty() || !part.isEmpty()) {
      parts.add(quoted(part));
    }
    return parts;
  }

  private static CodeBlock quoted(CharSequence escaped) {
    return CodeBlock.of("$L", "\"" + escaped + "\"");
  }

  private static String escaped(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      default -> c >= ' ' && c < 127 ? String.valueOf(c) : String.format("\\u%04x", (int) c);
    };
  }

  /**
   * Text for a documentation comment, paragraphs and lines kept. Nothing in it can end the comment,
   * be taken for markup, a tag or a Unicode escape, or reorder what the reader sees.
   */
  static String documentation(String text) {
    String lines = text.strip().replace("\r\n", "\n").replace('\r', '\n');
    StringBuilder escaped = new StringBuilder();
    for (String paragraph : lines.split("\n\\s*\n")) {
      escaped.append(escaped.isEmpty() ? "" : "\n\n<p>");
      paragraph.strip().codePoints().forEach(c -> escaped.append(entity(c)));
    }
    return escaped.toString().replace("*/", "*&#47;");
  }

  private static String entity(int c) {
    boolean invisible =
        c != '\n'
            && switch (Character.getType(c)) {
              case Character.CONTROL,
                  Character.FORMAT,
                  Character.SURROGATE,
                  Character.PRIVATE_USE,
                  Character.UNASSIGNED,
                  Character.LINE_SEPARATOR,
                  Character.PARAGRAPH_SEPARATOR ->
                  true;
              default -> false;
            };
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '@', '\\', '{', '}' -> "&#" + c + ";";
      case '\t' -> " ";
      default -> invisible ? "&#" + c + ";" : Character.toString(c);
    };
  }
}
