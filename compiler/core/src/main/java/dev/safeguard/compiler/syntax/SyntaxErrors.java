package dev.safeguard.compiler.syntax;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.grammar.SafeguardParser;
import dev.safeguard.grammar.SafeguardParser.DeclarationContext;
import dev.safeguard.grammar.SafeguardParser.StateContext;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Says in the author's terms what the parser stumbled over, at most once a line. */
final class SyntaxErrors extends BaseErrorListener {
  private static final int MOST_REPORTED = 100;

  private final Findings findings;
  private final Set<DeclarationContext> damaged =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean complete = true;
  private int lastLine;
  private int reported;

  SyntaxErrors(Findings findings) {
    this.findings = findings;
  }

  /** True if the parser found nothing wrong. */
  boolean isEmpty() {
    return complete && damaged.isEmpty();
  }

  /** False if an error may have hidden whole declarations. */
  boolean isComplete() {
    return complete;
  }

  /** True if an error lies in a declaration. */
  boolean isDamaged(DeclarationContext declaration) {
    return damaged.contains(declaration);
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object offendingSymbol,
      int line,
      int column,
      String message,
      @Nullable RecognitionException exception) {
    Parser parser = (Parser) recognizer;
    Token found = (Token) offendingSymbol;
    if (!markDamage(parser.getContext(), found) || line == lastLine || ++reported > MOST_REPORTED) {
      return;
    }
    lastLine = line;
    Stumble stumble =
        new Stumble(
            found,
            before(found, parser.getTokenStream()),
            expected(parser, exception),
            parser.getContext(),
            exception != null);
    if (!reportOpenParenthesis(stumble) && !reportOpenBrace(stumble, parser.getTokenStream())) {
      Token last = stumble.lastOfLine();
      findings.add(
          DiagnosticCode.SYNTAX_ERROR,
          Spans.of(stumble.token()),
          "expected "
              + TokenText.of(stumble.expected())
              + (last == null
                  ? " but found " + TokenText.of(found)
                  : " after " + TokenText.of(last)),
          SyntaxHelp.of(stumble));
    }
  }

  /** The token before another one, comments left out. */
  private static @Nullable Token before(Token found, TokenStream tokens) {
    int index = found.getTokenIndex() - 1;
    while (index >= 0 && tokens.get(index).getChannel() != Token.DEFAULT_CHANNEL) {
      index--;
    }
    return index < 0 ? null : tokens.get(index);
  }

  private static IntervalSet expected(Parser parser, @Nullable RecognitionException exception) {
    if (exception == null || exception.getExpectedTokens() == null) {
      return parser.getExpectedTokens();
    }
    return exception.getExpectedTokens();
  }

  /**
   * Marks the declaration in which an error lies.
   *
   * @return false if the error only follows from one that is reported already
   */
  private boolean markDamage(ParserRuleContext context, Token found) {
    ParserRuleContext up = context;
    while (up != null && !(up instanceof DeclarationContext)) {
      up = up.getParent();
    }
    if (up instanceof DeclarationContext declaration) {
      damaged.add(declaration);
      // A list of labels or an import that breaks off leaves names unknown.
      complete &= declaration.safeguard() != null || declaration.progression() != null;
      return true;
    }
    Optional<DeclarationContext> last = lastDeclaration(context);
    if (last.isPresent() && Stumble.standsInBraces(found)) {
      return damaged.add(last.get());
    }
    complete = false;
    return true;
  }

  private static Optional<DeclarationContext> lastDeclaration(ParserRuleContext specification) {
    for (int i = specification.getChildCount() - 1; i >= 0; i--) {
      if (specification.getChild(i) instanceof DeclarationContext declaration) {
        return Optional.of(declaration);
      }
    }
    return Optional.empty();
  }

  private boolean reportOpenParenthesis(Stumble stumble) {
    Token found = stumble.found();
    if (!stumble.expects(SafeguardParser.RPAREN)
        || !(Stumble.standsInBraces(found) || Stumble.startsSomething(found))) {
      return false;
    }
    Optional<Token> open = opening(stumble.context(), SafeguardParser.LPAREN);
    open.ifPresent(
        parenthesis ->
            add(
                Spans.of(parenthesis),
                "this `(` is not closed before " + TokenText.of(found),
                "Close it with `)`."));
    return open.isPresent();
  }

  private boolean reportOpenBrace(Stumble stumble, TokenStream tokens) {
    if (!stumble.expects(SafeguardParser.RBRACE) || !startsOutside(stumble)) {
      return false;
    }
    Optional<Token> open = opening(stumble.context(), SafeguardParser.LBRACE);
    if (open.isEmpty()) {
      return false;
    }
    Indentation.Suspect suspect =
        Indentation.suspect(tokens, open.get(), stumble.found())
            .orElse(new Indentation.Suspect(open.get(), stumble.found()));
    boolean atEnd = Stumble.isEnd(suspect.before());
    add(
        Spans.of(atEnd && stumble.before() != null ? stumble.before() : suspect.before()),
        "a `}` is missing "
            + (atEnd ? "at the end of the file" : "before " + TokenText.of(suspect.before()))
            + ": the `{` on line "
            + suspect.open().getLine()
            + " is still open",
        "Close it with `}`.");
    return true;
  }

  /** The innermost parenthesis or brace of a kind that is open in a rule. */
  private static Optional<Token> opening(ParserRuleContext context, int type) {
    for (ParserRuleContext up = context; up != null; up = up.getParent()) {
      TerminalNode open = up.getToken(type, 0);
      if (open != null) {
        return Optional.of(open.getSymbol());
      }
    }
    return Optional.empty();
  }

  /** True if what was found starts something that does not stand in the braces still open. */
  private static boolean startsOutside(Stumble stumble) {
    int type = stumble.found().getType();
    boolean attribute = type >= SafeguardParser.PENALTY && type <= SafeguardParser.POTENTIAL;
    return Stumble.startsSomething(stumble.found())
        || (attribute && stumble.context() instanceof StateContext);
  }

  /** Adds an error that the tree builder finds by itself, in a declaration. */
  void add(ParserRuleContext context, String message, String help) {
    add(Spans.of(context), message, help);
    markDamage(context, context.getStart());
  }

  /** Adds an error that the tree builder finds by itself. */
  void add(Span span, String message, String help) {
    findings.add(DiagnosticCode.SYNTAX_ERROR, span, message, help);
  }
}
