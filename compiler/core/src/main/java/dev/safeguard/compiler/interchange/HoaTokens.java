package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.interchange.HoaToken.Kind;
import java.util.List;
import java.util.Optional;

/** A place among the tokens of a text in the HOA format; the last is the end, which stays. */
final class HoaTokens {
  private final List<HoaToken> tokens;
  private int place;

  HoaTokens(List<HoaToken> tokens) {
    this.tokens = tokens;
  }

  HoaToken peek() {
    return tokens.get(place);
  }

  HoaToken next() {
    HoaToken token = peek();
    place = Math.min(place + 1, tokens.size() - 1);
    return token;
  }

  boolean at(Kind kind) {
    return peek().kind() == kind;
  }

  /** Goes past a punctuation or mark if it stands here. */
  boolean skip(String text) {
    boolean here = peek().is(text);
    if (here) {
      next();
    }
    return here;
  }

  /** Goes past a token of a kind if one stands here. */
  Optional<HoaToken> skip(Kind kind) {
    return at(kind) ? Optional.of(next()) : Optional.empty();
  }

  void expect(String text) {
    if (!skip(text)) {
      throw unexpected("`" + text + "`");
    }
  }

  HoaToken expect(Kind kind, String what) {
    return skip(kind).orElseThrow(() -> unexpected(what));
  }

  /** A number that is not negative and small enough to count with. */
  int number() {
    HoaToken token = expect(Kind.INTEGER, "a number");
    try {
      return Integer.parseInt(token.text());
    } catch (NumberFormatException e) {
      throw Malformed.text(token.span(), "this number is too large", "Use one below 2147483648.");
    }
  }

  /** What to say where something else was to stand. */
  Malformed unexpected(String expected) {
    return Malformed.text(
        peek().span(),
        "here stands " + peek().shown() + ", where the HOA format has " + expected,
        "Correct it, or let the tool that wrote it write it again.");
  }
}
