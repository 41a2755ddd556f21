package dev.safeguard.samples.llm.review;

import java.util.regex.Pattern;

/**
 * What a token of an answer can be, by its text alone, spaces aside. An address in quotes may be
 * one token or several.
 */
enum TokenKind {
  OPEN("\\["),
  YES("yes"),
  NO("no"),
  CLOSE("\\]"),
  /** A whole address. */
  LITERAL("'[^']+'|''"),
  /** One quote, which begins an address or ends it. */
  QUOTE("'"),
  /** A quote and the beginning of an address. */
  BEGINNING("'[^'\\s]+"),
  /** The rest of an address and a quote. */
  ENDING("[0-9A-Za-z.:_-]+'"),
  /** Within an address. */
  WITHIN("[0-9A-Za-z.:_-]+"),
  OTHER(".*");

  private final Pattern pattern;

  TokenKind(String regex) {
    pattern = Pattern.compile(regex, Pattern.DOTALL);
  }

  /** The first that fits. */
  static TokenKind of(String token) {
    String text = token.strip();
    for (TokenKind kind : values()) {
      if (kind.pattern.matcher(text).matches()) {
        return kind;
      }
    }
    throw new IllegalStateException("OTHER fits everything");
  }

  /**
   * Whether it is {@link #YES} or {@link #NO}, which are within an address, too, if one is open.
   */
  boolean isWord() {
    return this == YES || this == NO || this == WITHIN;
  }
}
