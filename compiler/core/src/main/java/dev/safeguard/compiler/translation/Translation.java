package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.automaton.ExploredAutomaton;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.semantics.Specification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Translates the safeguards of one specification, which share one store of diagrams. */
public final class Translation {
  private final Specification specification;
  private final Alphabet alphabet;
  private final PropositionTranslation propositions;

  private Translation(
      Specification specification, Alphabet alphabet, PropositionTranslation propositions) {
    this.specification = specification;
    this.alphabet = alphabet;
    this.propositions = propositions;
  }

  /**
   * Builds the store and the assumption.
   *
   * @param budget what the whole specification may need
   * @return empty if no observation satisfies the assumptions, which is then reported
   */
  public static Optional<Translation> of(
      Specification specification, Budget budget, Findings findings) {
    DecisionDiagrams diagrams = DecisionDiagrams.withOrder(LabelOrder.of(specification), budget);
    PropositionTranslation propositions = new PropositionTranslation(diagrams);
    Guard possible = Guard.everything(diagrams);
    for (Specification.Assumption assumption : specification.assumptions()) {
      possible = possible.and(propositions.guard(assumption.proposition()));
      if (possible.isNothing()) {
        findings.add(
            DiagnosticCode.ASSUME_CONTRADICTION,
            assumption.span(),
            specification.assumptions().size() == 1
                ? "no observation satisfies this assumption"
                : "no observation satisfies this assumption and those before it",
            "Every check would hold of a world that shows nothing; weaken an assumption.");
        return Optional.empty();
      }
    }
    String text =
        specification.assumptions().stream()
            .map(Specification.Assumption::text)
            .collect(Collectors.joining("; "));
    Alphabet alphabet =
        new Alphabet(specification.labels(), possible, text, specification.actions());
    return Optional.of(new Translation(specification, alphabet, propositions));
  }

  /** The draft of a safeguard that is given by states, one of which is known to be initial. */
  public DraftAutomaton draft(Specification.Safeguard safeguard, Specification.Body.States body) {
    List<DraftAutomaton.State> states = new ArrayList<>();
    for (int i = 0; i < body.states().size(); i++) {
      states.add(state(body, i));
    }
    return new DraftAutomaton(
        specification.module(),
        safeguard.name(),
        safeguard.span(),
        safeguard.documentation(),
        alphabet,
        states,
        body.initial().orElseThrow(),
        safeguard.penalty());
  }

  /** The automaton of a safeguard that is given by a formula. */
  public ExploredAutomaton explore(
      Specification.Safeguard safeguard, Specification.Body.Temporal body) {
    return FormulaTranslation.explore(specification.module(), safeguard, body, alphabet);
  }

  private DraftAutomaton.State state(Specification.Body.States body, int number) {
    Specification.State state = body.states().get(number);
    Guard possible = alphabet.assumption();
    Guard above = Guard.nothing(possible.diagrams());
    List<DraftAutomaton.Transition> transitions = new ArrayList<>();
    for (Specification.Transition transition : state.transitions()) {
      Guard guard = propositions.guard(transition.guard());
      Guard effective = transition.excludesEarlier() ? guard.without(above) : guard;
      above = above.or(guard);
      transitions.add(
          new DraftAutomaton.Transition(
              guard, effective.and(possible), transition.target(), transition.span(), false));
    }
    if (body.otherwise().isPresent()) {
      Specification.Otherwise otherwise = body.otherwise().get();
      transitions.add(
          new DraftAutomaton.Transition(
              Guard.everything(possible.diagrams()),
              possible.without(above),
              otherwise.state().orElse(number),
              otherwise.span(),
              true));
    }
    return new DraftAutomaton.State(
        state.name(),
        state.span(),
        state.documentation(),
        state.accepting(),
        state.rejecting(),
        state.reward(),
        state.rewardOnce(),
        transitions,
        state.complete());
  }
}
