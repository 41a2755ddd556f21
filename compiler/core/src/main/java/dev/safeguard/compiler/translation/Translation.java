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
import java.util.stream.Stream;

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
    int[] order = LabelOrder.of(specification);
    DecisionDiagrams diagrams = DecisionDiagrams.withOrder(order, budget);
    PropositionTranslation propositions = new PropositionTranslation(diagrams);
    DefinedLabels defined = DefinedLabels.of(specification, order, diagrams, findings);
    Guard assumed = Guard.everything(diagrams);
    Guard possible = defined.possible();
    for (Specification.Assumption assumption : specification.assumptions()) {
      Guard guard = propositions.guard(assumption.proposition());
      assumed = assumed.and(guard);
      possible = possible.and(guard);
      if (possible.isNothing()) {
        findings.add(
            DiagnosticCode.ASSUME_CONTRADICTION,
            assumption.span(),
            contradiction(specification, assumed.isNothing() ? "" : defined.text()),
            "Every check would hold of a world that shows nothing; weaken an assumption.");
        return Optional.empty();
      }
    }
    String text =
        Stream.concat(
                specification.assumptions().stream().map(Specification.Assumption::text),
                Stream.of(defined.text())
                    .filter(implied -> !implied.isEmpty())
                    .map(implied -> implied + " (by definition)"))
            .collect(Collectors.joining("; "));
    Alphabet alphabet =
        new Alphabet(
            specification.labels(),
            possible,
            text,
            specification.actions(),
            specification.definitions().grounding());
    return Optional.of(new Translation(specification, alphabet, propositions));
  }

  /** The labels and the assumption of every safeguard. */
  public Alphabet alphabet() {
    return alphabet;
  }

  private static String contradiction(Specification specification, String implied) {
    boolean alone = specification.assumptions().size() == 1;
    String those = alone ? "" : implied.isEmpty() ? " and those before it" : ", those before it";
    return "no observation satisfies this assumption"
        + those
        + (implied.isEmpty() ? "" : " and what the definitions of labels imply: " + implied);
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
