package dev.safeguard.compiler.comparison;

import dev.safeguard.compiler.analysis.ReplayedTrace;
import dev.safeguard.compiler.analysis.ReplayedTrace.Claim;
import dev.safeguard.compiler.analysis.ShortestTrace;
import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What an author asks about verified safeguards of one file. */
public sealed interface Question {

  /**
   * The answer.
   *
   * @param holds whether it is so
   * @param witness a shortest trace that shows why it is or is not so, where one trace can
   */
  record Answer(boolean holds, Optional<ReplayedTrace> witness) {}

  /** Answers it, within a budget of product states. */
  Answer answer(int stateBudget);

  /** Every finite trace that the left accepts, the right accepts too. */
  record Refines(MonitorModel left, MonitorModel right) implements Question {
    @Override
    public Answer answer(int stateBudget) {
      Optional<ReplayedTrace> onlyLeft =
          new Difference(left.automaton(), right.automaton(), stateBudget)
              .onlyLeft()
              .map(trace -> onlyFirst(trace, left, right));
      return new Answer(onlyLeft.isEmpty(), onlyLeft);
    }
  }

  /** Both accept the same finite traces. */
  record Equals(MonitorModel left, MonitorModel right) implements Question {
    @Override
    public Answer answer(int stateBudget) {
      Difference difference = new Difference(left.automaton(), right.automaton(), stateBudget);
      Optional<ReplayedTrace> witness =
          difference
              .onlyLeft()
              .map(trace -> onlyFirst(trace, left, right))
              .or(() -> difference.onlyRight().map(trace -> onlyFirst(trace, right, left)));
      return new Answer(witness.isEmpty(), witness);
    }
  }

  private static ReplayedTrace onlyFirst(
      List<Long> trace, MonitorModel first, MonitorModel second) {
    return ReplayedTrace.of(trace, List.of(Claim.accepted(first), Claim.notAccepted(second)));
  }

  /** No trace of at least one observation is accepted by both. */
  record Excludes(MonitorModel left, MonitorModel right) implements Question {
    @Override
    public Answer answer(int stateBudget) {
      List<Claim> claims = List.of(Claim.accepted(left), Claim.accepted(right));
      Optional<ReplayedTrace> both =
          new Difference(left.automaton(), right.automaton(), stateBudget)
              .both()
              .map(trace -> ReplayedTrace.of(trace, claims));
      return new Answer(both.isEmpty(), both);
    }
  }

  /**
   * Some trace reaches a verdict that never changes again, or none does.
   *
   * @param possible whether it is claimed that one does
   * @param verdict {@code VIOLATED} or {@code SATISFIED}
   */
  record CanReach(MonitorModel model, boolean possible, Verdict verdict) implements Question {
    @Override
    public Answer answer(int stateBudget) {
      SymbolicAutomaton automaton = model.automaton();
      StateGraph graph = StateGraph.of(automaton.stateCount(), automaton::successors);
      BitSet targets = new BitSet();
      for (int q = 0; q < automaton.stateCount(); q++) {
        targets.set(q, model.states().get(q).verdict() == verdict);
      }
      Optional<ReplayedTrace> trace =
          new ShortestTrace(graph, automaton::guard)
              .between(model.initial(), targets)
              .map(found -> ReplayedTrace.of(found, List.of(Claim.verdict(model, verdict))));
      return new Answer(trace.isPresent() == possible, trace);
    }
  }
}
