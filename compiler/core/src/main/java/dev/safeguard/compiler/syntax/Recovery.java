package dev.safeguard.compiler.syntax;

import dev.safeguard.grammar.SafeguardParser;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Recovers inside the lists of the language: what cannot start the next declaration, state or
 * transition is reported once and passed over, and the list goes on. ANTLR by itself would leave
 * the list at its first bad element.
 */
final class Recovery extends DefaultErrorStrategy {
  @Override
  public void sync(Parser recognizer) throws RecognitionException {
    if (inErrorRecoveryMode(recognizer) || !isList(recognizer.getRuleContext().getRuleIndex())) {
      super.sync(recognizer);
      return;
    }
    IntervalSet expected = recognizer.getExpectedTokens();
    int next = recognizer.getInputStream().LA(1);
    if (!expected.contains(next) && !expected.contains(Token.EPSILON)) {
      if (getErrorRecoverySet(recognizer).contains(next)) {
        super.sync(recognizer);
      } else {
        reportUnwantedToken(recognizer);
        consumeUntil(recognizer, expected.or(getErrorRecoverySet(recognizer)));
      }
    }
  }

  /** Nothing is made up that is not there: the tree builder leaves out what is not whole. */
  @Override
  protected boolean singleTokenInsertion(Parser recognizer) {
    return false;
  }

  private static boolean isList(int rule) {
    return rule == SafeguardParser.RULE_specification
        || rule == SafeguardParser.RULE_body
        || rule == SafeguardParser.RULE_state
        || rule == SafeguardParser.RULE_progression;
  }
}
