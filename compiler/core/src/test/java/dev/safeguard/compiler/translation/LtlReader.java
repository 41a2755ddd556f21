package dev.safeguard.compiler.translation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads formulas in the syntax of other tools, {@code [] <> U W R X N F G && || ! ->}, and writes
 * them in the language; {@code N} is the weak next. A closing parenthesis that nothing opens is
 * skipped.
 */
final class LtlReader {
  private static final Pattern TOKEN =
      Pattern.compile("\\[\\]|<>|->|&&?|\\|\\|?|[!()]|[UWRXNFG](?![a-z0-9_])|[a-z][a-z0-9_]*|\\S");

  private final List<String> tokens = new ArrayList<>();
  private final Set<String> labels = new TreeSet<>();
  private int next;

  private LtlReader(String formula) {
    Matcher matcher = TOKEN.matcher(formula);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
  }

  /** A specification with one safeguard, called X, that is the formula. */
  static String specification(String formula) {
    LtlReader reader = new LtlReader(formula);
    String body = reader.implication();
    while (reader.next < reader.tokens.size()) {
      if (!reader.take(")")) {
        throw new IllegalArgumentException(
            formula + ": unexpected " + reader.tokens.get(reader.next));
      }
    }
    return "labels " + String.join(", ", reader.labels) + "\nsafeguard X = " + body;
  }

  private String implication() {
    String left = disjunction();
    return take("->") ? "(" + left + " -> " + implication() + ")" : left;
  }

  private String disjunction() {
    String result = conjunction();
    while (take("|") || take("||")) {
      result = "(" + result + " | " + conjunction() + ")";
    }
    return result;
  }

  private String conjunction() {
    String result = binary();
    while (take("&") || take("&&")) {
      result = "(" + result + " & " + binary() + ")";
    }
    return result;
  }

  private String binary() {
    String left = unary();
    if (take("U")) {
      return "(" + left + " until " + binary() + ")";
    }
    if (take("W")) {
      return "(" + left + " weakuntil " + binary() + ")";
    }
    return take("R") ? "(" + left + " release " + binary() + ")" : left;
  }

  private String unary() {
    String token = tokens.get(next++);
    switch (token) {
      case "!" -> {
        return "!" + unary();
      }
      case "X" -> {
        return "next " + unary();
      }
      case "N" -> {
        return "weaknext " + unary();
      }
      case "F", "<>" -> {
        return "eventually " + unary();
      }
      case "G", "[]" -> {
        return "always " + unary();
      }
      case "(" -> {
        String inner = implication();
        if (!take(")")) {
          throw new IllegalArgumentException("a parenthesis is not closed");
        }
        return "(" + inner + ")";
      }
      default -> {
        if (!token.matches("[a-z][a-z0-9_]*")) {
          throw new IllegalArgumentException("unexpected " + token);
        }
        labels.add("`" + token + "`");
        return "`" + token + "`";
      }
    }
  }

  private boolean take(String token) {
    boolean there = next < tokens.size() && tokens.get(next).equals(token);
    next += there ? 1 : 0;
    return there;
  }
}
