package dev.safeguard.compiler.syntax;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.grammar.SafeguardLexer;
import dev.safeguard.grammar.SafeguardParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;

/** Reads the text of a file into a {@link SyntaxTree}. */
public final class Parsing {
  private static final int MOST_STRAY_CHARACTERS = 50;

  private Parsing() {}

  /**
   * Reads the source of {@code findings} and adds its syntax errors to them. What stands around an
   * error is still read.
   *
   * @throws dev.safeguard.compiler.limits.BudgetExceededException if it takes too long
   */
  public static SyntaxTree parse(Findings findings, Budget budget) {
    SafeguardLexer lexer = new SafeguardLexer(CharStreams.fromString(findings.source().text()));
    lexer.removeErrorListeners();
    List<Token> tokens = new ArrayList<>();
    if (!tokenize(lexer, tokens, budget, findings)) {
      return new SyntaxTree(List.of(), false);
    }
    CommonTokenStream stream = new CommonTokenStream(timed(tokens, budget));
    SafeguardParser parser = new SafeguardParser(stream);
    SyntaxErrors errors = new SyntaxErrors(findings);
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    parser.setErrorHandler(new Recovery());
    parser.setTrimParseTree(true);
    FormulaBuilder formulas = new FormulaBuilder(errors);
    parser.addParseListener(new EarlyFormulas(formulas, errors));
    SafeguardParser.SpecificationContext specification = parser.specification();
    TreeBuilder builder = new TreeBuilder(stream, formulas, errors);
    SyntaxTree tree = new SyntaxTree(builder.declarations(specification), errors.isComplete());
    if (tree.declarations().isEmpty() && findings.size() == 0) {
      findings.add(
          DiagnosticCode.FILE_EMPTY,
          Span.START,
          "the file declares nothing",
          "Declare labels and a safeguard; `sg explain file.empty` shows a small file.");
    }
    return tree;
  }

  /** Parsing takes time for each token, which it asks for one by one. */
  private static ListTokenSource timed(List<Token> tokens, Budget budget) {
    return new ListTokenSource(tokens) {
      @Override
      public Token nextToken() {
        budget.tick();
        return super.nextToken();
      }
    };
  }

  /** Collects the tokens; false if the text is not worth parsing, which is then reported. */
  private static boolean tokenize(
      SafeguardLexer lexer, List<Token> tokens, Budget budget, Findings findings) {
    int mostNested = budget.limits().depth();
    int nested = 0;
    int stray = 0;
    Token token;
    do {
      budget.tick();
      token = lexer.nextToken();
      tokens.add(token);
      switch (token.getType()) {
        case SafeguardParser.STRAY -> {
          if (++stray > MOST_STRAY_CHARACTERS) {
            findings.add(
                DiagnosticCode.SYNTAX_ERROR,
                Spans.of(token),
                "this is not a specification: more than "
                    + MOST_STRAY_CHARACTERS
                    + " characters mean nothing in the language",
                "Is this the right file?");
            return false;
          }
        }
        case SafeguardParser.LPAREN -> {
          if (++nested > mostNested) {
            findings.add(
                DiagnosticCode.LIMIT_DEPTH,
                Spans.of(token),
                "parentheses are nested more than " + mostNested + " deep",
                "Split the formula, or leave out the parentheses that change nothing.");
            return false;
          }
        }
        case SafeguardParser.RPAREN -> nested = Math.max(0, nested - 1);
        default -> {}
      }
    } while (token.getType() != Token.EOF);
    return true;
  }
}
