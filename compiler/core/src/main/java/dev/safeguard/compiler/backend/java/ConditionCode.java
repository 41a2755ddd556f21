package dev.safeguard.compiler.backend.java;

import com.palantir.javapoet.CodeBlock;
import dev.safeguard.compiler.signals.Comparison;
import dev.safeguard.compiler.signals.Condition;
import dev.safeguard.compiler.signals.Relation;
import java.util.List;
import java.util.Map;

/** Conditions as Java expressions, for instance {@code y > -224 && y < 128}. */
final class ConditionCode implements Condition.Visitor<ConditionCode.Expression> {
  private final List<String> labels;
  private final SignalVariables signals;
  private final Map<Comparison, String> sums;

  /**
   * @param labels the constants of the labels
   * @param sums the variables in which comparisons of sums have been worked out
   */
  ConditionCode(List<String> labels, SignalVariables signals, Map<Comparison, String> sums) {
    this.labels = labels;
    this.signals = signals;
    this.sums = sums;
  }

  /**
   * An expression of type boolean.
   *
   * @param negated the expression of the opposite
   * @param binds whether it can be an operand of {@code &&} and {@code ||} without parentheses
   */
  record Expression(CodeBlock code, CodeBlock negated, boolean binds) {
    /** A variable or a constant. */
    static Expression simple(CodeBlock code) {
      return new Expression(code, CodeBlock.of("!$L", code), true);
    }

    /** An expression with operators. */
    static Expression compound(CodeBlock code, boolean binds) {
      return new Expression(code, CodeBlock.of("!($L)", code), binds);
    }

    CodeBlock operand() {
      return binds ? code : CodeBlock.of("($L)", code);
    }
  }

  /** A number of the type long. */
  static CodeBlock literal(long number) {
    return CodeBlock.of(number == (int) number ? "$L" : "$LL", number);
  }

  @Override
  public Expression constant(Condition.Constant condition) {
    return Expression.simple(CodeBlock.of("$L", condition.value()));
  }

  @Override
  public Expression label(Condition.Label condition) {
    String label = labels.get(condition.label());
    return new Expression(
        CodeBlock.of("(labels & $L) != 0", label), CodeBlock.of("(labels & $L) == 0", label), true);
  }

  @Override
  public Expression truth(Condition.Truth condition) {
    return Expression.simple(signals.value(condition.signal()));
  }

  @Override
  public Expression compared(Condition.Compared condition) {
    Comparison comparison = condition.comparison();
    if (!comparison.form().isSignal()) {
      return Expression.simple(CodeBlock.of("$L", sums.get(comparison)));
    }
    return new Expression(
        compared(comparison, comparison.relation()),
        compared(comparison, comparison.relation().negated()),
        true);
  }

  private CodeBlock compared(Comparison comparison, Relation relation) {
    CodeBlock signal = signals.value(comparison.form().terms().get(0).signal());
    return CodeBlock.of("$L $L $L", signal, relation.symbol(), threshold(comparison));
  }

  /** The number of a comparison, of the type of its form. */
  static CodeBlock threshold(Comparison comparison) {
    return comparison.form().whole()
        ? literal(comparison.wholeThreshold())
        : CodeBlock.of("$L", comparison.thresholdText());
  }

  @Override
  public Expression not(Condition.Not condition) {
    Expression operand = condition.operand().accept(this);
    return new Expression(operand.negated(), operand.operand(), true);
  }

  @Override
  public Expression chain(Condition.Chain condition) {
    List<CodeBlock> operands =
        condition.operands().stream().map(operand -> operand.accept(this).operand()).toList();
    if (operands.size() == 1) {
      return condition.operands().get(0).accept(this);
    }
    String operator =
        switch (condition.operator()) {
          case AND -> "$W&& ";
          case OR -> "$W|| ";
          // Binds less tightly than comparisons, which are its operands.
          case XOR -> "$W^ ";
        };
    return Expression.compound(CodeBlock.join(operands, operator), false);
  }

  @Override
  public Expression count(Condition.Count condition) {
    List<CodeBlock> ones =
        condition.operands().stream()
            .map(operand -> CodeBlock.of("($L ? 1 : 0)", operand.accept(this).operand()))
            .toList();
    CodeBlock sum = CodeBlock.join(ones, "$W+ ");
    String relation = condition.least() == condition.most() ? "==" : "<=";
    return Expression.compound(CodeBlock.of("$L $L $L", sum, relation, condition.most()), true);
  }
}
