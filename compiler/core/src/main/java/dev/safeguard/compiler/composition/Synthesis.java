package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.analysis.MooreMachine;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The minimal automaton of a structure, in a store of its own. Products are built on the fly over
 * the pairs of states that some trace reaches, two by two, and minimised at each step.
 */
final class Synthesis implements Structure.Visitor<SymbolicAutomaton> {
  private final DecisionDiagrams store;
  private final int mostStates;

  /**
   * @param store an empty store over the labels of the parts, in the same order
   * @param mostStates the most states of each step, before it is minimised
   */
  Synthesis(DecisionDiagrams store, int mostStates) {
    this.store = store;
    this.mostStates = mostStates;
  }

  /**
   * @throws dev.safeguard.compiler.limits.BudgetExceededException if a step needs more
   */
  SymbolicAutomaton of(Structure structure) {
    return structure.accept(this);
  }

  @Override
  public SymbolicAutomaton combined(Structure.Combined structure) {
    Counting counting = Counting.of(structure.rule(), structure.parts().size());
    List<MooreMachine> machines = new ArrayList<>();
    for (Part part : structure.parts()) {
      machines.add(MooreMachine.of(part.model().automaton(), store).minimal());
    }
    while (machines.size() > 1) {
      machines = halved(machines, counting);
    }
    return machines.get(0).map(counting.accepting()).minimal().acceptor();
  }

  private List<MooreMachine> halved(List<MooreMachine> machines, Counting counting) {
    List<MooreMachine> next = new ArrayList<>();
    for (int i = 0; i + 1 < machines.size(); i += 2) {
      MooreMachine pair =
          machines.get(i).times(machines.get(i + 1), counting.combined(), mostStates);
      next.add(pair.minimal());
    }
    if (machines.size() % 2 == 1) {
      next.add(machines.get(machines.size() - 1));
    }
    return next;
  }

  /** The states of both; what secures the first leads to where the second begins. */
  @Override
  public SymbolicAutomaton sequential(Structure.Sequential structure) {
    MonitorModel first = structure.first().model();
    MonitorModel second = structure.second().model();
    int before = first.states().size();
    int begin = before + second.initial();
    int[] behaviours = new int[before + second.states().size()];
    BitSet accepting = new BitSet();
    for (int q = 0; q < before; q++) {
      behaviours[q] =
          first
              .automaton()
              .diagrams()
              .mapInto(
                  store,
                  first.automaton().behaviour(q),
                  to -> to >= 0 && isSecured(first, to) ? begin : to);
      accepting.set(q, first.states().get(q).accepting());
    }
    for (int q = 0; q < second.states().size(); q++) {
      behaviours[before + q] =
          second
              .automaton()
              .diagrams()
              .mapInto(store, second.automaton().behaviour(q), to -> to < 0 ? to : before + to);
      accepting.set(before + q, second.states().get(q).accepting());
    }
    int initial = isSecured(first, first.initial()) ? begin : first.initial();
    SymbolicAutomaton both = new SymbolicAutomaton(store, behaviours, accepting, initial);
    return MooreMachine.of(both, store).minimal().acceptor();
  }

  private static boolean isSecured(MonitorModel model, int state) {
    return model.states().get(state).verdict() == Verdict.SATISFIED;
  }
}
