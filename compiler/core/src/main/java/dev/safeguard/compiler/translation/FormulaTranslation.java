package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.ExploredAutomaton;
import dev.safeguard.compiler.automaton.ExploredAutomaton.Reward;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.limits.BudgetExceededException;
import dev.safeguard.compiler.semantics.Specification;
import dev.safeguard.compiler.semantics.TemporalFormula;
import java.util.List;

/** Translates a safeguard that is given by a formula. */
final class FormulaTranslation {
  private FormulaTranslation() {}

  /** The automaton that accepts the traces which satisfy the formula. */
  static ExploredAutomaton explore(
      String module,
      Specification.Safeguard safeguard,
      Specification.Body.Temporal body,
      Alphabet alphabet) {
    DecisionDiagrams store = alphabet.assumption().diagrams().sibling();
    try {
      Exploration exploration = exploration(body.formula(), alphabet.assumption(), store);
      return explored(module, safeguard, body, alphabet, exploration);
    } catch (BudgetExceededException e) {
      throw ExcessivePart.of(body.formula(), alphabet, store.budget().limits())
          .map(e::because)
          .orElse(e);
    }
  }

  /**
   * The search for the states of a formula, not yet begun.
   *
   * @param store an empty store over the same labels in the same order as the assumption's
   */
  static Exploration exploration(
      TemporalFormula formula, Guard assumption, DecisionDiagrams store) {
    int mostStates = store.budget().limits().states();
    CoreFormulas core = new CoreFormulas(mostStates);
    List<Duty> duties = Duty.of(formula, new FormulaReduction(core));
    return new Exploration(core, duties, assumption, store, mostStates);
  }

  private static ExploredAutomaton explored(
      String module,
      Specification.Safeguard safeguard,
      Specification.Body.Temporal body,
      Alphabet alphabet,
      Exploration exploration) {
    SymbolicAutomaton automaton = exploration.run();
    return new ExploredAutomaton(
        module,
        safeguard.name(),
        safeguard.span(),
        safeguard.documentation(),
        alphabet,
        automaton,
        safeguard.penalty(),
        List.of(
            reward(Verdict.SATISFIED, body.satisfied()), reward(Verdict.VIOLATED, body.violated())),
        new StateDescriptions(exploration, alphabet.labels())::of);
  }

  private static Reward reward(Verdict verdict, Specification.Reward reward) {
    return new Reward(verdict, reward.amount(), reward.once());
  }
}
