package dev.safeguard.compiler.syntax;

import dev.safeguard.grammar.SafeguardParser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the parser stopped, and what it knew there.
 *
 * @param found the token that does not fit
 * @param before the token before it, if there is one
 * @param expected the tokens that would fit
 * @param context the rule at work
 * @param missing whether something is missing before the token, rather than the token too many
 */
record Stumble(
    Token found,
    @Nullable Token before,
    IntervalSet expected,
    ParserRuleContext context,
    boolean missing) {

  /** The last token of the line on which something is missing, if that line has ended. */
  @Nullable Token lastOfLine() {
    return before != null && missing && (atEnd() || before.getLine() < found.getLine())
        ? before
        : null;
  }

  /** The token at which the error is shown. */
  Token token() {
    Token last = lastOfLine();
    return last == null ? found : last;
  }

  boolean atEnd() {
    return isEnd(found);
  }

  boolean expects(int type) {
    return expected.contains(type);
  }

  static boolean isEnd(Token token) {
    return token.getType() == Token.EOF;
  }

  /** True of the end, and of the words that start a declaration, a state or a test. */
  static boolean startsSomething(Token token) {
    int type = token.getType();
    return isEnd(token) || (type >= SafeguardParser.MODULE && type <= SafeguardParser.STATE);
  }

  /** True of what ends a declaration, or stands only in the braces of one. */
  static boolean standsInBraces(Token token) {
    int type = token.getType();
    return type == SafeguardParser.RBRACE
        || type == SafeguardParser.STAGE
        || (type >= SafeguardParser.TEST && type <= SafeguardParser.POTENTIAL);
  }

  static boolean isWord(Token token) {
    int type = token.getType();
    return type >= SafeguardParser.MODULE && type <= SafeguardParser.BE;
  }

  static boolean isName(@Nullable Token token) {
    return token != null
        && (token.getType() == SafeguardParser.IDENTIFIER
            || token.getType() == SafeguardParser.QUOTED);
  }
}
