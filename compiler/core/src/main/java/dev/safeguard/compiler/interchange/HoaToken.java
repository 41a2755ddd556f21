package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.diagnostics.Span;

/**
 * One token of a text in the HOA format.
 *
 * @param text what it says: a header without its colon, a string without its quotation marks, an
 *     alias with its {@code @}
 */
record HoaToken(Kind kind, String text, Span span) {
  enum Kind {
    HEADER,
    IDENTIFIER,
    ALIAS,
    STRING,
    INTEGER,
    PUNCTUATION,
    /** {@code --BODY--}, {@code --END--} or {@code --ABORT--}. */
    MARK,
    END
  }

  boolean is(String expected) {
    return text.equals(expected) && (kind == Kind.PUNCTUATION || kind == Kind.MARK);
  }

  /** What it is, for a message. */
  String shown() {
    return switch (kind) {
      case END -> "the end of the text";
      case STRING -> "a string";
      case HEADER -> "`" + text + ":`";
      default -> "`" + text + "`";
    };
  }
}
