package dev.safeguard.compiler.backend.mermaid;

/** Arbitrary text inside a diagram. */
final class MermaidText {
  private static final String PLAIN = " _|&!(),.-+";

  private MermaidText() {}

  /**
   * The text with every character as an entity code that could end a name, a line or a label:
   * {@code #59;} for a semicolon.
   */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0) {
                escaped.appendCodePoint(c);
              } else {
                escaped.append('#').append(c).append(';');
              }
            });
    return escaped.isEmpty() ? "#160;" : escaped.toString();
  }
}
