package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.analysis.Verification;
import dev.safeguard.compiler.analysis.Verification.Verified;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.ExploredAutomaton;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ParallelModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.semantics.Specification;
import dev.safeguard.compiler.semantics.TemporalFormula;
import dev.safeguard.compiler.translation.Translation;
import java.util.List;

/**
 * Makes one automaton of a structure, the minimal one.
 *
 * @param module the name of the module
 * @param alphabet that of the parts
 * @param mostStates the most states of each step, before it is minimised
 * @param mostNodes the most diagram nodes of one product
 */
public record Products(String module, Alphabet alphabet, int mostStates, int mostNodes) {

  /** The same for products that are smaller still. */
  public Products atMost(int states, int nodes) {
    return new Products(module, alphabet, Math.min(mostStates, states), Math.min(mostNodes, nodes));
  }

  /**
   * The model of a composed safeguard.
   *
   * @throws dev.safeguard.compiler.limits.BudgetExceededException if it is too large
   */
  public Verified of(
      Specification.Safeguard safeguard, Specification.Body.Composed body, Structure structure) {
    SymbolicAutomaton automaton = automaton(structure);
    return verified(
        structure,
        new ExploredAutomaton(
            module,
            safeguard.name(),
            safeguard.span(),
            safeguard.documentation(),
            alphabet,
            automaton,
            safeguard.penalty(),
            List.of(
                reward(Verdict.SATISFIED, body.satisfied()),
                reward(Verdict.VIOLATED, body.violated())),
            new StateNames(automaton, structure)::of));
  }

  /**
   * The model of a conjunction that is kept as parts side by side, for questions that parts cannot
   * answer.
   *
   * @throws dev.safeguard.compiler.limits.BudgetExceededException if it is too large
   */
  public MonitorModel of(ParallelModel parallel, Structure structure) {
    SymbolicAutomaton automaton = automaton(structure);
    ExploredAutomaton explored =
        new ExploredAutomaton(
            module,
            parallel.name(),
            Span.START,
            parallel.documentation(),
            alphabet,
            automaton,
            parallel.penalty(),
            List.of(),
            new StateNames(automaton, structure)::of);
    return verified(structure, explored).model();
  }

  /** The model of a formula within a composition. */
  MonitorModel of(String name, TemporalFormula formula, Translation translation) {
    Specification.Reward none = Specification.Reward.NONE;
    Specification.Body.Temporal body = new Specification.Body.Temporal(formula, none, none);
    Specification.Safeguard safeguard =
        new Specification.Safeguard(name, formula.span(), "", body, 0, List.of(), true);
    return Verification.minimal(translation.explore(safeguard, body)).model();
  }

  /** The model of an expression within a composition. */
  Verified inner(String name, Span span, Structure structure) {
    SymbolicAutomaton automaton = automaton(structure);
    return verified(
        structure,
        new ExploredAutomaton(
            module,
            name,
            span,
            "",
            alphabet,
            automaton,
            0,
            List.of(),
            new StateNames(automaton, structure)::of));
  }

  private static Verified verified(Structure structure, ExploredAutomaton explored) {
    Verified verified = Verification.minimal(explored);
    return new Verified(PartEdges.of(verified.model(), structure), verified.report());
  }

  private SymbolicAutomaton automaton(Structure structure) {
    return new Synthesis(alphabet.assumption().diagrams().sibling(mostNodes), mostStates)
        .of(structure);
  }

  private static ExploredAutomaton.Reward reward(Verdict verdict, Specification.Reward reward) {
    return new ExploredAutomaton.Reward(verdict, reward.amount(), reward.once());
  }
}
