package dev.safeguard.compiler.syntax;

import dev.safeguard.grammar.SafeguardParser.BindingContext;
import dev.safeguard.grammar.SafeguardParser.ConjunctionContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Builds the operands of chains as soon as they are parsed, and forgets how they were parsed: a
 * formula takes a tenth of the memory of its parse tree, which counts in a line of ten megabytes.
 * After the first error all is kept, for those who want to know what the parser stumbled over.
 */
final class EarlyFormulas implements ParseTreeListener {
  private final FormulaBuilder formulas;
  private final SyntaxErrors errors;

  EarlyFormulas(FormulaBuilder formulas, SyntaxErrors errors) {
    this.formulas = formulas;
    this.errors = errors;
  }

  @Override
  public void exitEveryRule(ParserRuleContext context) {
    if (errors.isEmpty()) {
      if (context instanceof ConjunctionContext conjunction) {
        formulas.finish(conjunction);
      } else if (context instanceof BindingContext binding) {
        formulas.finish(binding);
      }
    }
  }

  @Override
  public void enterEveryRule(ParserRuleContext context) {}

  @Override
  public void visitTerminal(TerminalNode node) {}

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
