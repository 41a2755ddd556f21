package dev.safeguard.compiler.syntax;

import dev.safeguard.grammar.SafeguardParser;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Speaks of tokens in the author's terms. */
final class TokenText {
  private static final int LONGEST = 40;

  /** Every token that can be a name: identifiers, and the words that are free elsewhere. */
  private static final IntervalSet NAMES =
      SafeguardParser._ATN.nextTokens(
          SafeguardParser._ATN.ruleToStartState[SafeguardParser.RULE_name]);

  private static final IntervalSet OPERATORS =
      literals(
          "<->",
          "|",
          "&",
          "<",
          "<=",
          ">",
          ">=",
          "==",
          "!=",
          "+",
          "-",
          "*",
          "or",
          "and",
          "xor",
          "until",
          "weakuntil",
          "release",
          "since");

  private static final IntervalSet NUMBERS = literals("-");

  static {
    NUMBERS.add(SafeguardParser.NATURAL);
    NUMBERS.add(SafeguardParser.DECIMAL);
  }

  private TokenText() {}

  static String of(Token token) {
    if (Stumble.isEnd(token)) {
      return "the end of the file";
    }
    String text = token.getText();
    if (text.codePointCount(0, text.length()) > LONGEST) {
      text = text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
    }
    if (text.length() == 1 && Character.isISOControl(text.charAt(0))) {
      return String.format("the control character U+%04X", (int) text.charAt(0));
    }
    return text.equals("`") ? "a backquote" : "`" + text + "`";
  }

  /** The expected tokens; a set too large to be of use as a general phrase. */
  static String of(IntervalSet all) {
    if (all.contains(SafeguardParser.SAFEGUARD) && all.contains(Token.EOF)) {
      return "a declaration, such as `labels` or `safeguard`,";
    }
    if (all.contains(SafeguardParser.INITIAL) && all.contains(SafeguardParser.PENALTY)) {
      return "a state, `penalty`, `reward`, `test` or `}`";
    }
    IntervalSet expected = withoutOperators(all);
    boolean name = expected.contains(SafeguardParser.IDENTIFIER);
    if (name && expected.contains(SafeguardParser.TRUE)) {
      return "a formula";
    }
    List<String> parts = new ArrayList<>();
    if (name) {
      parts.add("a name");
      expected = expected.subtract(NAMES);
    }
    if (expected.contains(SafeguardParser.DECIMAL)) {
      parts.add("a number");
      expected = expected.subtract(NUMBERS);
    }
    for (int type : expected.toList()) {
      parts.add(ofType(type));
    }
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : String.join(", ", parts.subList(0, last)) + " or " + parts.get(last);
  }

  /** What can follow a formula, apart from what would only make it longer. */
  private static IntervalSet withoutOperators(IntervalSet expected) {
    if (!expected.contains(literal("&"))) {
      return expected;
    }
    IntervalSet rest = expected.subtract(OPERATORS);
    return rest.contains(SafeguardParser.RPAREN)
        ? rest.subtract(IntervalSet.of(SafeguardParser.ARROW))
        : rest;
  }

  private static String ofType(int type) {
    return switch (type) {
      case Token.EOF -> "the end of the file";
      case SafeguardParser.NATURAL -> "a number";
      case SafeguardParser.STRING -> "a text in quotation marks";
      default -> "`" + literal(type) + "`";
    };
  }

  /** The words of the language among some tokens. */
  static List<String> words(IntervalSet tokens) {
    return tokens.toList().stream()
        .filter(type -> type >= SafeguardParser.MODULE && type <= SafeguardParser.BE)
        .map(TokenText::literal)
        .toList();
  }

  /** Every word of the language. */
  static List<String> words() {
    return words(IntervalSet.of(SafeguardParser.MODULE, SafeguardParser.BE));
  }

  private static String literal(int type) {
    return SafeguardParser.VOCABULARY.getDisplayName(type).replaceAll("^'|'$", "");
  }

  private static int literal(String text) {
    return IntStream.rangeClosed(1, SafeguardParser.VOCABULARY.getMaxTokenType())
        .filter(type -> literal(type).equals(text))
        .findFirst()
        .orElseThrow();
  }

  private static IntervalSet literals(String... texts) {
    IntervalSet types = new IntervalSet();
    for (String text : texts) {
      types.add(literal(text));
    }
    return types;
  }
}
