package dev.safeguard.compiler.syntax;

import dev.safeguard.grammar.SafeguardParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Recovers inside the lists of the language: what cannot start the next declaration, state or
 * transition is reported once and passed over, and the list goes on. ANTLR by itself would leave
 * the list at its first bad element.
 */
final class Recovery extends DefaultErrorStrategy {
  private final IdentityHashMap<RuleContext, IntervalSet> following = new IdentityHashMap<>();

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
        boolean transition = next == SafeguardParser.ON || next == SafeguardParser.ELSE;
        reportUnwantedToken(recognizer);
        consumeUntil(recognizer, expected.or(getErrorRecoverySet(recognizer)));
        if (transition) {
          skipEndOfState(recognizer, expected);
        }
      }
    }
  }

  /** Passes over the brace that closes a state whose opening brace is missing. */
  private static void skipEndOfState(Parser recognizer, IntervalSet expected) {
    boolean closes = recognizer.getInputStream().LA(1) == SafeguardParser.RBRACE;
    if (closes && expected.contains(recognizer.getInputStream().LA(2))) {
      recognizer.consume();
    }
  }

  /** Structure is never taken away: an arrow, a brace or a word tells more than its neighbours. */
  @Override
  protected @Nullable Token singleTokenDeletion(Parser recognizer) {
    int next = recognizer.getInputStream().LA(1);
    boolean structure =
        next == SafeguardParser.ARROW
            || next == SafeguardParser.LBRACE
            || next == SafeguardParser.RBRACE
            || (next >= SafeguardParser.MODULE && next <= SafeguardParser.POTENTIAL);
    return structure ? null : super.singleTokenDeletion(recognizer);
  }

  /** Nothing is made up that is not there: the tree builder leaves out what is not whole. */
  @Override
  protected boolean singleTokenInsertion(Parser recognizer) {
    return false;
  }

  /**
   * What may follow one of the open rules. As ANTLR has it, but an open rule is looked at once:
   * ANTLR looks at all of them again each time when it gives up one, of which there may be many
   * thousand.
   */
  @Override
  protected IntervalSet getErrorRecoverySet(Parser recognizer) {
    ATN atn = recognizer.getInterpreter().atn;
    Deque<RuleContext> unknown = new ArrayDeque<>();
    RuleContext rule = recognizer.getContext();
    while (rule != null && rule.invokingState >= 0 && !following.containsKey(rule)) {
      unknown.push(rule);
      rule = rule.parent;
    }
    IntervalSet result = following.getOrDefault(rule, new IntervalSet());
    for (RuleContext open : unknown) {
      RuleTransition call = (RuleTransition) atn.states.get(open.invokingState).transition(0);
      IntervalSet follow = new IntervalSet(atn.nextTokens(call.followState));
      follow.remove(Token.EPSILON);
      if (!follow.subtract(result).isNil()) {
        result = result.or(follow);
      }
      following.put(open, result);
    }
    return result;
  }

  private static boolean isList(int rule) {
    return rule == SafeguardParser.RULE_specification
        || rule == SafeguardParser.RULE_body
        || rule == SafeguardParser.RULE_state
        || rule == SafeguardParser.RULE_progression;
  }
}
