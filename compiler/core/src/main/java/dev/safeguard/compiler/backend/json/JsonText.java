package dev.safeguard.compiler.backend.json;

import java.util.List;
import java.util.stream.Collectors;

/** Arbitrary text inside JSON. */
final class JsonText {
  private JsonText() {}

  /** A JSON string; half of a surrogate pair is escaped, so that the document is always UTF-8. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (c < ' ' || Character.getType(c) == Character.SURROGATE) {
                    quoted.append("\\u%04x".formatted(c));
                  } else {
                    quoted.appendCodePoint(c);
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }

  /** An array of strings on one line. */
  static String array(List<String> texts) {
    return texts.stream().map(JsonText::quoted).collect(Collectors.joining(", ", "[", "]"));
  }
}
