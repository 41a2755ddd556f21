package dev.safeguard.compiler.derivation;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.signals.Comparison;
import dev.safeguard.compiler.signals.Condition;
import dev.safeguard.compiler.signals.LinearForm;
import java.util.BitSet;
import java.util.List;

/** The diagram of a condition over the {@link Variables} of a derivation. */
final class ConditionDiagram implements Condition.Visitor<Integer> {
  private final Variables variables;
  private final DecisionDiagrams diagrams;
  private final BitSet mentioned = new BitSet();

  ConditionDiagram(Variables variables) {
    this.variables = variables;
    this.diagrams = variables.diagrams();
  }

  /** The variables met so far. */
  BitSet mentioned() {
    return mentioned;
  }

  private int literal(int variable) {
    mentioned.set(variable);
    return diagrams.literal(variable);
  }

  @Override
  public Integer constant(Condition.Constant condition) {
    return condition.value() ? DecisionDiagrams.TRUE : DecisionDiagrams.FALSE;
  }

  @Override
  public Integer label(Condition.Label condition) {
    return literal(condition.label());
  }

  @Override
  public Integer truth(Condition.Truth condition) {
    return literal(variables.ofSignal(condition.signal()));
  }

  @Override
  public Integer compared(Condition.Compared condition) {
    Comparison comparison = condition.comparison();
    LinearForm form = comparison.form();
    return switch (comparison.relation()) {
      case LESS -> diagrams.not(cut(form, Cut.from(comparison)));
      case AT_MOST -> diagrams.not(cut(form, Cut.above(comparison)));
      case MORE -> cut(form, Cut.above(comparison));
      case AT_LEAST -> cut(form, Cut.from(comparison));
      case EQUAL -> equal(comparison);
      case UNEQUAL -> diagrams.not(equal(comparison));
    };
  }

  private int equal(Comparison comparison) {
    int above = cut(comparison.form(), Cut.above(comparison));
    return diagrams.and(cut(comparison.form(), Cut.from(comparison)), diagrams.not(above));
  }

  private int cut(LinearForm form, Cut cut) {
    return literal(variables.of(form, cut));
  }

  @Override
  public Integer not(Condition.Not condition) {
    return diagrams.not(condition.operand().accept(this));
  }

  @Override
  public Integer chain(Condition.Chain condition) {
    int result =
        condition.operator() == Condition.Operator.AND
            ? DecisionDiagrams.TRUE
            : DecisionDiagrams.FALSE;
    for (Condition operand : condition.operands()) {
      int next = operand.accept(this);
      result =
          switch (condition.operator()) {
            case AND -> diagrams.and(result, next);
            case OR -> diagrams.or(result, next);
            case XOR -> diagrams.xor(result, next);
          };
    }
    return result;
  }

  @Override
  public Integer count(Condition.Count condition) {
    List<Condition> operands = condition.operands();
    // reached[k]: exactly k of the operands so far hold.
    int[] reached = new int[condition.most() + 1];
    reached[0] = DecisionDiagrams.TRUE;
    for (Condition operand : operands) {
      int next = operand.accept(this);
      for (int k = reached.length - 1; k >= 0; k--) {
        int before = k == 0 ? DecisionDiagrams.FALSE : reached[k - 1];
        reached[k] = diagrams.ite(next, before, reached[k]);
      }
    }
    int result = DecisionDiagrams.FALSE;
    for (int k = condition.least(); k <= condition.most(); k++) {
      result = diagrams.or(result, reached[k]);
    }
    return result;
  }
}
