package dev.safeguard.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.grammar.SafeguardLexer;
import dev.safeguard.grammar.SafeguardParser;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.junit.jupiter.api.Test;

/** The reference leaves nothing of the language out: its examples, which are compiled, use all. */
class ReferenceCoverageTest {
  /** What a specification that is short enough for the reference does not bring about. */
  private static final Set<DiagnosticCode> NOT_IN_A_SHORT_TEXT =
      EnumSet.of(
          DiagnosticCode.ASSUME_VIOLATED,
          DiagnosticCode.AUTOMATON_MALFORMED,
          DiagnosticCode.AUTOMATON_UNSUPPORTED,
          DiagnosticCode.PARTS_INEXACT,
          DiagnosticCode.LABEL_APPROXIMATED,
          DiagnosticCode.IMPORT_INVALID,
          DiagnosticCode.IMPORT_CYCLIC,
          DiagnosticCode.LIMIT_LABELS,
          DiagnosticCode.LIMIT_STATES,
          DiagnosticCode.LIMIT_NODES,
          DiagnosticCode.LIMIT_TIME,
          DiagnosticCode.LIMIT_EXPANSION,
          DiagnosticCode.LIMIT_DEPTH,
          DiagnosticCode.FILE_UNREADABLE,
          DiagnosticCode.FILE_ENCODING);

  @Test
  void everyWordAndSignOccurs() {
    Set<String> used = new TreeSet<>();
    for (MarkdownExample example : MarkdownExample.reference()) {
      SafeguardLexer lexer = lexer(example);
      for (Token token : lexer.getAllTokens()) {
        used.add(literal(token.getType()));
      }
    }
    List<String> all =
        IntStream.rangeClosed(1, SafeguardLexer.VOCABULARY.getMaxTokenType())
            .mapToObj(ReferenceCoverageTest::literal)
            .filter(literal -> !literal.isEmpty())
            .toList();
    assertThat(all).hasSizeGreaterThan(80);
    assertThat(used).containsAll(all);
  }

  @Test
  void everyRuleOccurs() {
    Set<String> used = new TreeSet<>();
    for (MarkdownExample example : MarkdownExample.reference()) {
      SafeguardLexer lexer = lexer(example);
      SafeguardParser parser = new SafeguardParser(new CommonTokenStream(lexer));
      parser.removeErrorListeners();
      collect(parser.specification(), used);
    }
    assertThat(used).containsExactlyInAnyOrder(SafeguardParser.ruleNames);
  }

  @Test
  void everyFindingOccurs() {
    Set<String> shown = new TreeSet<>();
    MarkdownExample.reference().forEach(example -> shown.addAll(example.findings()));
    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(DiagnosticCode.values())
                .filter(code -> !NOT_IN_A_SHORT_TEXT.contains(code))
                .map(DiagnosticCode::id)
                .toList());
  }

  /** What no example can show is at least named, so that the reference links to its page. */
  @Test
  void everyFindingIsNamed() {
    String reference =
        MarkdownExample.read(MarkdownExample.DOCS.resolve("language.md"))
            + MarkdownExample.read(MarkdownExample.DOCS.resolve("templates.md"));
    assertThat(Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id))
        .allMatch(code -> reference.contains("`" + code + "`"));
  }

  private static void collect(ParseTree tree, Set<String> rules) {
    if (tree instanceof ParserRuleContext rule) {
      rules.add(SafeguardParser.ruleNames[rule.getRuleIndex()]);
    }
    for (int i = 0; i < tree.getChildCount(); i++) {
      collect(tree.getChild(i), rules);
    }
  }

  private static SafeguardLexer lexer(MarkdownExample example) {
    SafeguardLexer lexer = new SafeguardLexer(CharStreams.fromString(example.text()));
    lexer.removeErrorListeners();
    return lexer;
  }

  private static String literal(int type) {
    return Objects.requireNonNullElse(SafeguardLexer.VOCABULARY.getLiteralName(type), "");
  }
}
