package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.semantics.Proposition;
import dev.safeguard.compiler.semantics.TemporalFormula;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of what is to be true of the trace as a whole.
 *
 * @param formula a formula of the core that must be true at the first position
 * @param whenEmpty whether it is true of the trace without observations
 */
record Duty(int formula, boolean whenEmpty) {

  /** The conjuncts of a formula. */
  static List<Duty> of(TemporalFormula formula, FormulaReduction reduction) {
    List<Duty> duties = new ArrayList<>();
    EmptyTrace empty = new EmptyTrace();
    for (TemporalFormula conjunct : conjuncts(formula)) {
      duties.add(new Duty(reduction.reduce(conjunct), empty.satisfies(conjunct)));
    }
    return List.copyOf(duties);
  }

  /** The operands of a conjunction, or the formula itself. */
  static List<TemporalFormula> conjuncts(TemporalFormula formula) {
    return formula instanceof TemporalFormula.Chain chain
            && chain.connective() == Proposition.Connective.AND
        ? chain.operands()
        : List.of(formula);
  }
}
