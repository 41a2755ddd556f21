package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.ExploredAutomaton;
import dev.safeguard.compiler.automaton.ExploredAutomaton.Reward;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.semantics.Specification;
import java.util.List;

/** Translates a safeguard that is given by a formula. */
final class FormulaTranslation {
  private FormulaTranslation() {}

  /** The automaton that accepts the traces which satisfy the formula. */
  static ExploredAutomaton explore(
      String module,
      Specification.Safeguard safeguard,
      Specification.Body.Temporal body,
      Alphabet alphabet,
      Limits limits) {
    CoreFormulas core = new CoreFormulas(limits.states());
    List<Duty> duties = Duty.of(body.formula(), new FormulaReduction(core));
    Exploration exploration =
        new Exploration(
            core,
            duties,
            alphabet.assumption(),
            alphabet.assumption().diagrams().sibling(),
            limits.states());
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
        new StateDescriptions(core, exploration, alphabet.labels())::of);
  }

  private static Reward reward(Verdict verdict, Specification.Reward reward) {
    return new Reward(verdict, reward.amount(), reward.once());
  }
}
