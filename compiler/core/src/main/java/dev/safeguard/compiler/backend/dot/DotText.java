package dev.safeguard.compiler.backend.dot;

/** Arbitrary text inside DOT. */
final class DotText {
  private DotText() {}

  /** A quoted string that shows the text as it is; lines are centred. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                // An entity name in a plain string would be replaced.
                case '&' -> quoted.append("&amp;");
                default -> quoted.append(visible(c));
              }
            });
    return quoted.append('"').toString();
  }

  /** Text inside a label in angle brackets. */
  static String html(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.append(visible(c));
              }
            });
    return escaped.toString();
  }

  /** The character, or a replacement for one that XML or the eye cannot deal with. */
  private static String visible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED ->
          c == '\t' ? " " : "\uFFFD";
      default -> Character.toString(c);
    };
  }

  /** A text with an ellipsis in place of what is more than so many characters. */
  static String cut(String text, int most) {
    if (text.codePointCount(0, text.length()) <= most) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, most - 1)) + "\u2026";
  }
}
