package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What an author asks about verified safeguards. */
public sealed interface Question {

  /**
   * The answer.
   *
   * @param holds whether it is so
   * @param witness a shortest trace that shows why it is or is not so, where one trace can
   */
  record Answer(boolean holds, Optional<List<Long>> witness) {}

  /** Answers it, within a budget of product states. */
  Answer answer(int stateBudget);

  /** Every finite trace that the left accepts, the right accepts too. */
  record Refines(MonitorModel left, MonitorModel right) implements Question {
    @Override
    public Answer answer(int stateBudget) {
      Optional<List<Long>> onlyLeft =
          new Difference(left.automaton(), right.automaton(), stateBudget).onlyLeft();
      return new Answer(onlyLeft.isEmpty(), onlyLeft);
    }
  }

  /** Both accept the same finite traces. */
  record Equals(MonitorModel left, MonitorModel right) implements Question {
    @Override
    public Answer answer(int stateBudget) {
      Difference difference = new Difference(left.automaton(), right.automaton(), stateBudget);
      Optional<List<Long>> witness = difference.onlyLeft().or(difference::onlyRight);
      return new Answer(witness.isEmpty(), witness);
    }
  }

  /** No trace of at least one observation is accepted by both. */
  record Excludes(MonitorModel left, MonitorModel right) implements Question {
    @Override
    public Answer answer(int stateBudget) {
      Optional<List<Long>> both =
          new Difference(left.automaton(), right.automaton(), stateBudget).both();
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
      Optional<List<Long>> trace =
          new ShortestTrace(graph, automaton::guard).between(model.initial(), targets);
      return new Answer(trace.isPresent() == possible, trace);
    }
  }
}
