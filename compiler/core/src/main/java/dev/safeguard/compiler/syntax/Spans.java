package dev.safeguard.compiler.syntax;

import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Span.Position;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Where tokens and rules stand. ANTLR counts lines from 1 and code points from 0. */
final class Spans {
  private Spans() {}

  static Span of(Token token) {
    int column = token.getCharPositionInLine() + 1;
    int length =
        token.getType() == Token.EOF ? 0 : token.getStopIndex() - token.getStartIndex() + 1;
    return new Span(
        new Position(token.getLine(), column), new Position(token.getLine(), column + length));
  }

  static Span of(ParserRuleContext rule) {
    Token stop = rule.getStop();
    Span start = of(rule.getStart());
    return stop == null || stop.getTokenIndex() < rule.getStart().getTokenIndex()
        ? start
        : start.to(of(stop));
  }
}
