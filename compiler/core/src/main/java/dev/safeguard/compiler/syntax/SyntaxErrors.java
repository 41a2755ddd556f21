package dev.safeguard.compiler.syntax;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Spelling;
import dev.safeguard.grammar.SafeguardParser;
import dev.safeguard.grammar.SafeguardParser.DeclarationContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Says in the author's terms what the parser stumbled over, at most once a line. */
final class SyntaxErrors extends BaseErrorListener {
  private static final int MOST_REPORTED = 100;
  private static final int MOST_EXPECTED = 5;

  /** Every token that can be a name: identifiers, and the words that are free elsewhere. */
  private static final IntervalSet NAMES =
      SafeguardParser._ATN.nextTokens(
          SafeguardParser._ATN.ruleToStartState[SafeguardParser.RULE_name]);

  private final Findings findings;
  private final Set<DeclarationContext> damaged =
      Collections.newSetFromMap(new IdentityHashMap<>());
  private boolean complete = true;
  private int lastLine;
  private int reported;

  SyntaxErrors(Findings findings) {
    this.findings = findings;
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
    ParserRuleContext context = parser.getContext();
    markDamage(context);
    if (line == lastLine || ++reported > MOST_REPORTED) {
      return;
    }
    lastLine = line;
    IntervalSet expected =
        exception != null && exception.getExpectedTokens() != null
            ? exception.getExpectedTokens()
            : parser.getExpectedTokens();
    Token before =
        found.getTokenIndex() > 0 ? parser.getTokenStream().get(found.getTokenIndex() - 1) : null;
    Optional<TerminalNode> open =
        expected.contains(SafeguardParser.RBRACE) ? openBrace(context) : Optional.empty();
    boolean unclosed = open.isPresent() && (startsSomething(found) || isEnd(found));
    findings.add(
        DiagnosticCode.SYNTAX_ERROR,
        Spans.of(found),
        unclosed
            ? "a `}` is missing before " + describe(found) + ": " + opening(open.get())
            : "expected " + describe(expected) + " but found " + describe(found),
        unclosed ? "Close it with `}`." : help(found, before, expected, context));
  }

  private void markDamage(ParserRuleContext context) {
    ParserRuleContext up = context;
    while (up != null && !(up instanceof DeclarationContext)) {
      up = up.getParent();
    }
    if (up instanceof DeclarationContext declaration) {
      damaged.add(declaration);
      // A list of labels or an import that breaks off leaves names unknown.
      complete &= declaration.safeguard() != null || declaration.progression() != null;
    } else {
      complete = false;
    }
  }

  private static Optional<TerminalNode> openBrace(ParserRuleContext context) {
    for (ParserRuleContext up = context; up != null; up = up.getParent()) {
      TerminalNode brace = up.getToken(SafeguardParser.LBRACE, 0);
      if (brace != null) {
        return Optional.of(brace);
      }
    }
    return Optional.empty();
  }

  private static String opening(TerminalNode brace) {
    return "the `{` on line " + brace.getSymbol().getLine() + " is still open";
  }

  private static boolean isEnd(Token token) {
    return token.getType() == Token.EOF;
  }

  /** True of the words that start a declaration, a state or a test. */
  private static boolean startsSomething(Token token) {
    int type = token.getType();
    return type >= SafeguardParser.MODULE && type <= SafeguardParser.STATE;
  }

  private static boolean isWord(Token token) {
    int type = token.getType();
    return type >= SafeguardParser.MODULE && type <= SafeguardParser.BE;
  }

  private static boolean isName(Token token) {
    return token.getType() == SafeguardParser.IDENTIFIER
        || token.getType() == SafeguardParser.QUOTED;
  }

  private static String help(
      Token found, @Nullable Token before, IntervalSet expected, ParserRuleContext context) {
    String text = found.getText();
    String previous = before == null ? "" : before.getText();
    if (text.startsWith("\"") && found.getType() == SafeguardParser.STRAY) {
      return "A text in quotation marks ends on the line on which it starts.";
    }
    if (text.equals("`") && found.getType() == SafeguardParser.STRAY) {
      return "A name in backquotes ends on the line on which it starts.";
    }
    if (text.equals(previous) && (text.equals("&") || text.equals("|"))) {
      return "And and or are written once: `" + text + "`.";
    }
    boolean secondArrow = text.equals("->") && expected.contains(SafeguardParser.ON);
    boolean equivalence = text.equals("<->") && expected.contains(SafeguardParser.ARROW);
    if (secondArrow || equivalence) {
      return "An implication or equivalence in a guard stands in parentheses: `on (a -> b) -> s`.";
    }
    if (isWord(found) && expected.contains(SafeguardParser.IDENTIFIER)) {
      return "`"
          + text
          + "` is a word of the language; as a name it stands in backquotes: `` `"
          + text
          + "` ``.";
    }
    if (isName(found)) {
      Optional<String> meant = Spelling.nearest(text, words(expected));
      if (meant.isPresent()) {
        return "Did you mean `" + meant.get() + "`?";
      }
    }
    if (isName(found) && (before != null && isName(before)) && context.getParent() == null) {
      return "Labels in a list are separated by commas.";
    }
    if (text.equals("accepting") && expected.contains(SafeguardParser.STATE)) {
      return "A state without a mark is accepting.";
    }
    return "`sg explain syntax.error` shows the forms of the language.";
  }

  private static String describe(Token token) {
    if (isEnd(token)) {
      return "the end of the file";
    }
    String text = token.getText();
    if (text.codePointCount(0, text.length()) > 40) {
      text = text.substring(0, text.offsetByCodePoints(0, 40)) + "...";
    }
    if (text.length() == 1 && Character.isISOControl(text.charAt(0))) {
      return String.format("the control character U+%04X", (int) text.charAt(0));
    }
    return "`" + text + "`";
  }

  /** The expected tokens in words; a set too large to be of use in a general phrase. */
  private static String describe(IntervalSet expected) {
    if (expected.contains(SafeguardParser.SAFEGUARD) && expected.contains(Token.EOF)) {
      return "a declaration, such as `labels` or `safeguard`,";
    }
    List<String> parts = new ArrayList<>();
    boolean name = expected.contains(SafeguardParser.IDENTIFIER);
    if (name && expected.contains(SafeguardParser.TRUE)) {
      return "a formula";
    }
    if (name) {
      parts.add("a name");
    }
    for (int type : (name ? expected.subtract(NAMES) : expected).toList()) {
      parts.add(describeType(type));
    }
    if (parts.size() > MOST_EXPECTED) {
      parts = new ArrayList<>(parts.subList(0, MOST_EXPECTED));
      parts.add("something similar");
    }
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " or " + parts.get(last);
  }

  private static String describeType(int type) {
    return switch (type) {
      case Token.EOF -> "the end of the file";
      case SafeguardParser.NATURAL -> "a number";
      case SafeguardParser.DECIMAL -> "a decimal number";
      case SafeguardParser.STRING -> "a text in quotation marks";
      default -> {
        String literal = SafeguardParser.VOCABULARY.getDisplayName(type);
        yield "`" + literal.replaceAll("^'|'$", "") + "`";
      }
    };
  }

  private static List<String> words(IntervalSet expected) {
    return expected.toList().stream()
        .filter(type -> type >= SafeguardParser.MODULE && type <= SafeguardParser.BE)
        .map(type -> SafeguardParser.VOCABULARY.getDisplayName(type).replace("'", ""))
        .toList();
  }

  /** The span of an error that the tree builder finds by itself. */
  void add(Span span, String message, String help) {
    findings.add(DiagnosticCode.SYNTAX_ERROR, span, message, help);
  }
}
