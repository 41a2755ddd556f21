package dev.safeguard.learning;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON (RFC 8259) from maps, lists, strings, numbers and truth values; no reader. */
public final class Json {
  private Json() {}

  /**
   * The text of a value, over several lines where it has maps in it; NaN and infinities become
   * null.
   */
  public static String write(Object value) {
    return write(value, "\n");
  }

  private static String write(Object value, String newline) {
    if (value instanceof Map<?, ?> map) {
      String inner = newline + "  ";
      return map.isEmpty()
          ? "{}"
          : map.entrySet().stream()
              .map(e -> string(e.getKey().toString()) + ": " + write(e.getValue(), inner))
              .collect(Collectors.joining("," + inner, "{" + inner, newline + "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(element -> write(element, newline))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return "null"; // JSON has no NaN
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : string(value.toString());
  }

  private static String string(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < 0x20) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
