package dev.safeguard.compiler.syntax;

import dev.safeguard.grammar.SafeguardParser;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;

/**
 * Finds out by indentation which brace its author forgot to close. The parser notices that only
 * where the file or the declaration ends, long after a later `}` was taken for the missing one.
 */
final class Indentation {
  private Indentation() {}

  /**
   * A brace that is probably not closed.
   *
   * @param open the opening brace
   * @param before the token before which the closing one is missing
   */
  record Suspect(Token open, Token before) {}

  /**
   * The first brace after {@code from} whose closing brace stands further to the left than the line
   * that opens it.
   *
   * @param from an opening brace that is not closed before {@code to}
   */
  static Optional<Suspect> suspect(TokenStream tokens, Token from, Token to) {
    Deque<Opening> open = new ArrayDeque<>();
    int line = 0;
    int indentation = 0;
    for (int i = lineStart(tokens, from.getTokenIndex()); i < to.getTokenIndex(); i++) {
      Token token = tokens.get(i);
      if (token.getChannel() != Token.DEFAULT_CHANNEL) {
        continue;
      }
      boolean first = token.getLine() != line;
      if (first) {
        line = token.getLine();
        indentation = token.getCharPositionInLine();
      }
      if (token.getType() == SafeguardParser.LBRACE) {
        open.push(new Opening(token, indentation));
      } else if (token.getType() == SafeguardParser.RBRACE && !open.isEmpty()) {
        Opening closed = open.pop();
        if (first && indentation < closed.indentation) {
          return Optional.of(new Suspect(closed.brace, token));
        }
      }
    }
    return Optional.empty();
  }

  private record Opening(Token brace, int indentation) {}

  private static int lineStart(TokenStream tokens, int index) {
    int start = index;
    while (start > 0 && tokens.get(start - 1).getLine() == tokens.get(index).getLine()) {
      start--;
    }
    return start;
  }
}
