package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.automaton.ExploredAutomaton;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Runs every check on a draft and, where it passes, makes the verified model of it. */
public final class Verification {
  private static final List<Check> CHECKS =
      List.of(
          new GuardCheck(),
          new DeterminismCheck(),
          new CompletenessCheck(),
          new SinkCheck(),
          new ReachabilityCheck(),
          new VacuityCheck());

  /** A safeguard that passed every check. */
  public record Verified(MonitorModel model, SafeguardReport report) {}

  private Verification() {}

  /**
   * Checks a draft and adds what is wrong to the findings.
   *
   * @return the verified safeguard, or empty if there is an error in it
   */
  public static Optional<Verified> verify(DraftAutomaton draft, Findings findings) {
    Examination examination = new Examination(draft);
    Findings own = new Findings(findings.source());
    CHECKS.forEach(check -> check.examine(examination, own));
    findings.addAll(own.sorted());
    boolean sound =
        examination.isComplete()
            && examination.isDeterministic()
            && own.sorted().stream().noneMatch(d -> d.isError());
    return sound ? Optional.of(verified(examination)) : Optional.empty();
  }

  /**
   * Makes the minimal automaton of one that the compiler has found, and its model. Nothing in it
   * can be wrong; a warning says if it can never be violated.
   */
  public static Verified verify(ExploredAutomaton explored, Findings findings) {
    Verified verified = minimal(explored);
    if (!verified.report().canViolate()) {
      VacuityCheck.report(
          explored.name(),
          explored.span(),
          verified.report().secured().contains(verified.report().initial())
              ? "The formula is true of every trace; correct it, or leave the safeguard out."
              : "It is never too late to make it true; say by when: `eventually within 10 ...`.",
          findings);
    }
    return verified;
  }

  /** Warns of a safeguard that no trace violates. */
  public static void reportVacuous(String safeguard, Span span, String help, Findings findings) {
    VacuityCheck.report(safeguard, span, help, findings);
  }

  /** The same without a warning. */
  public static Verified minimal(ExploredAutomaton explored) {
    return ExploredVerification.verified(explored);
  }

  private static Verified verified(Examination examination) {
    DraftAutomaton draft = examination.draft();
    SymbolicAutomaton automaton = automaton(examination);
    List<BitSet> sinks = RejectingSinks.of(examination.graph(), examination.accepting());
    BitSet inSink = new BitSet();
    sinks.forEach(inSink::or);
    List<MonitorModel.State> states = new ArrayList<>();
    for (int q = 0; q < draft.states().size(); q++) {
      states.add(state(examination, q, inSink.get(q)));
    }
    MonitorModel model =
        new MonitorModel(
            draft.module(),
            draft.name(),
            draft.documentation(),
            draft.alphabet(),
            states,
            draft.initial(),
            draft.penalty(),
            automaton);
    return new Verified(model, report(examination, automaton, sinks));
  }

  private static SymbolicAutomaton automaton(Examination examination) {
    DecisionDiagrams diagrams = examination.alphabet().assumption().diagrams();
    int[] behaviour = new int[examination.draft().states().size()];
    for (int q = 0; q < behaviour.length; q++) {
      List<DraftAutomaton.Transition> transitions = examination.state(q).transitions();
      behaviour[q] =
          diagrams.map(
              examination.claims(q).diagram(),
              claim ->
                  claim == Claims.NOBODY
                      ? SymbolicAutomaton.IMPOSSIBLE
                      : transitions.get(claim).target());
    }
    return new SymbolicAutomaton(
        diagrams, behaviour, examination.accepting(), examination.draft().initial());
  }

  private static MonitorModel.State state(Examination examination, int q, boolean inSink) {
    DraftAutomaton.State state = examination.state(q);
    Claims claims = examination.claims(q);
    List<MonitorModel.Edge> edges = new ArrayList<>();
    for (int claimant : claims.claimants()) {
      DraftAutomaton.Transition transition = state.transitions().get(claimant);
      edges.add(
          new MonitorModel.Edge(
              transition.target(), claims.of(claimant), transition.span().line()));
    }
    return new MonitorModel.State(
        state.name(),
        state.documentation(),
        state.accepting(),
        examination.verdict(q),
        inSink,
        state.reward(),
        state.rewardOnce(),
        edges);
  }

  private static SafeguardReport report(
      Examination examination, SymbolicAutomaton automaton, List<BitSet> sinks) {
    DraftAutomaton draft = examination.draft();
    Verdict[] verdicts = examination.verdicts();
    BitSet doomed = examination.with(Verdict.VIOLATED);
    BitSet secured = examination.with(Verdict.SATISFIED);
    return new SafeguardReport(
        draft.name(),
        draft.states().size(),
        Minimization.count(Minimization.fourValued(automaton, verdicts)),
        Minimization.count(Minimization.threeValued(automaton, verdicts)),
        examination.state(draft.initial()).name(),
        names(draft, DraftAutomaton.State::accepting),
        names(draft, state -> !state.accepting() && !state.rejecting()),
        names(draft, DraftAutomaton.State::rejecting),
        sinks.stream().map(sink -> names(draft, sink)).toList(),
        names(draft, doomed),
        names(draft, secured),
        doomed.intersects(examination.reachable()),
        secured.intersects(examination.reachable()));
  }

  private static List<String> names(
      DraftAutomaton draft, Predicate<DraftAutomaton.State> included) {
    return draft.states().stream().filter(included).map(DraftAutomaton.State::name).toList();
  }

  private static List<String> names(DraftAutomaton draft, BitSet states) {
    return states.stream().mapToObj(q -> draft.states().get(q).name()).toList();
  }
}
