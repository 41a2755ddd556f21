package dev.safeguard.compiler.syntax;

import dev.safeguard.compiler.diagnostics.Spelling;
import dev.safeguard.grammar.SafeguardParser;
import dev.safeguard.grammar.SafeguardParser.SpecificationContext;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.jspecify.annotations.Nullable;

/** Says what to do about a syntax error: a sentence for each mistake that people often make. */
final class SyntaxHelp {
  private static final Set<String> ARROWS = Set.of("=>", "=", "-", ">", "\u2192", "\u21d2");

  private static final String JOIN =
      "Before the state that follows stands `->`; labels are joined by `&` (and) or `|` (or).";
  private static final String TARGET = "After `->` stands the state that follows, or `stay`.";

  private SyntaxHelp() {}

  static String of(Stumble stumble) {
    Optional<String> help =
        stumble.lastOfLine() == null
            ? character(stumble.found())
                .or(() -> symbol(stumble))
                .or(() -> word(stumble))
                .or(() -> name(stumble))
            : atEndOfLine(stumble);
    return help.or(() -> misplaced(stumble))
        .orElse("`sg explain syntax.error` shows the forms of the language.");
  }

  /** A character that starts what does not end. */
  private static Optional<String> character(Token found) {
    if (found.getType() != SafeguardParser.STRAY && !found.getText().equals("/")) {
      return Optional.empty();
    }
    return switch (found.getText()) {
      case "\"" -> Optional.of("A text in quotation marks ends on the line on which it starts.");
      case "`" -> Optional.of("A name in backquotes ends on the line on which it starts.");
      case "'" -> Optional.of("Texts stand in double quotation marks, odd names in backquotes.");
      case ";" -> Optional.of("Nothing ends with `;` here; leave it out.");
      case "\u2227", "\u2228", "\u00ac" ->
          Optional.of("And, or and not are written `&`, `|` and `!`.");
      case "/" ->
          follows(found, '*')
              ? Optional.of("A comment that starts with `/*` ends with `*/`.")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean follows(Token token, char character) {
    int next = token.getStopIndex() + 1;
    return token
        .getInputStream()
        .getText(Interval.of(next, next))
        .equals(String.valueOf(character));
  }

  private static Optional<String> symbol(Stumble stumble) {
    String text = stumble.found().getText();
    Token before = stumble.before();
    if (before != null && text.equals(before.getText()) && (text.equals("&") || text.equals("|"))) {
      return Optional.of("And and or are written once: `" + text + "`.");
    }
    boolean secondArrow = text.equals("->") && stumble.expects(SafeguardParser.ON);
    boolean equivalence = text.equals("<->") && stumble.expects(SafeguardParser.ARROW);
    if (secondArrow || equivalence) {
      return Optional.of(
          "An implication or equivalence in a guard stands in parentheses: `on (a -> b) -> s`.");
    }
    if (Stumble.isName(before) && touches(before, stumble.found())) {
      return Optional.of(
          "A name has letters, digits and `_`; any other name stands in backquotes.");
    }
    if (stumble.expects(SafeguardParser.ARROW) && ARROWS.contains(text)) {
      return Optional.of("An arrow is written `->`.");
    }
    if (stumble.expects(SafeguardParser.ARROW) && text.equals(",")) {
      return Optional.of(JOIN);
    }
    if (text.equals(".") && stumble.expects(SafeguardParser.DECIMAL)) {
      return Optional.of("A number starts with a digit: `0.5`.");
    }
    if (text.equals("}")
        && stumble.expected().toString(SafeguardParser.VOCABULARY).contains("=>")) {
      return Optional.of("A test ends with a verdict: `test \"name\" { a; b => violated }`.");
    }
    if (text.equals(";")) {
      return Optional.of("Nothing ends with `;` here; leave it out.");
    }
    if (text.equals(")") && !stumble.expects(SafeguardParser.RPAREN)) {
      return Optional.of("There is a `)` too many, or a `(` too few.");
    }
    boolean number = stumble.found().getType() == SafeguardParser.NATURAL;
    return number && stumble.expects(SafeguardParser.IDENTIFIER)
        ? Optional.of("A name starts with a letter; any other name stands in backquotes.")
        : Optional.empty();
  }

  private static boolean touches(@Nullable Token before, Token found) {
    return before != null
        && before.getStopIndex() + 1 == found.getStartIndex()
        && Set.of("-", ".", "+", "*", "/", "#", "@", "$", "?", "'", "\u2019", ":")
            .contains(found.getText());
  }

  private static Optional<String> word(Stumble stumble) {
    Token found = stumble.found();
    String text = found.getText();
    if (!Stumble.isWord(found)) {
      return Optional.empty();
    }
    if (found.getType() == SafeguardParser.ON || found.getType() == SafeguardParser.ELSE) {
      return stumble.before() != null && stumble.before().getType() == SafeguardParser.ARROW
          ? Optional.of(TARGET)
          : Optional.empty();
    }
    if (found.getType() == SafeguardParser.AT && stumble.expects(SafeguardParser.RBRACE)) {
      return Optional.of("Only `violated` is followed by a position.");
    }
    if (text.equals("accepting") && stumble.expects(SafeguardParser.STATE)) {
      return Optional.of("A state without a mark is accepting.");
    }
    if (text.equals("initial") && stumble.expects(SafeguardParser.STATE)) {
      return Optional.of("`initial` comes first: `initial pending state`.");
    }
    return stumble.expects(SafeguardParser.IDENTIFIER)
        ? Optional.of(
            "`"
                + text
                + "` is a word of the language; as a name it stands in backquotes: `` `"
                + text
                + "` ``.")
        : Optional.empty();
  }

  private static Optional<String> name(Stumble stumble) {
    String text = stumble.found().getText();
    if (stumble.before() != null && stumble.before().getType() == SafeguardParser.ELSE) {
      return Optional.of("What remains is taken by `else ->`, a part of it by `else on ... ->`.");
    }
    if (Stumble.isName(stumble.found()) || Stumble.isWord(stumble.found())) {
      Optional<String> meant = Spelling.nearest(text, TokenText.words(stumble.expected()));
      if (meant.isEmpty()
          && Stumble.isName(stumble.found())
          && !stumble.expects(SafeguardParser.IDENTIFIER)) {
        meant = Spelling.nearest(text, TokenText.words());
      }
      if (meant.isPresent()) {
        return Optional.of("Did you mean `" + meant.get() + "`?");
      }
      if (Stumble.isName(stumble.before()) && stumble.expects(SafeguardParser.ARROW)) {
        return Optional.of(JOIN);
      }
      if (Stumble.isName(stumble.found())
          && Stumble.isName(stumble.before())
          && stumble.context() instanceof SpecificationContext) {
        return Optional.of("Labels in a list are separated by commas.");
      }
    }
    return stumble.expects(SafeguardParser.ON)
            && (Stumble.isName(stumble.found()) || text.equals("!") || text.equals("("))
        ? Optional.of("A transition starts with `on`: `on a -> s`.")
        : Optional.empty();
  }

  private static Optional<String> atEndOfLine(Stumble stumble) {
    String before = stumble.token().getText();
    if (before.equals("->")) {
      return Optional.of(TARGET);
    }
    return before.equals(",") && stumble.expects(SafeguardParser.IDENTIFIER)
        ? Optional.of("Name one more, or leave out the comma.")
        : Optional.empty();
  }

  /** What would be right in another place. */
  private static Optional<String> misplaced(Stumble stumble) {
    Token found = stumble.found();
    if (stumble.context() instanceof SpecificationContext && Stumble.standsInBraces(found)) {
      return Optional.of(
          found.getType() == SafeguardParser.RBRACE
              ? "There is a `}` too many, here or above."
              : "It stands in the braces of a declaration; is there a `}` too many above it?");
    }
    boolean transition =
        found.getType() == SafeguardParser.ON || found.getType() == SafeguardParser.ELSE;
    return transition && !stumble.expects(SafeguardParser.ON)
        ? Optional.of("A transition stands in the braces of its state: `state s { on a -> t }`.")
        : Optional.empty();
  }
}
