package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.Guard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Shield;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The safety game of a safeguard: for each observation the agent decides the labels that are its
 * actions, then the world decides the others, so that the assumption holds. The world wins when the
 * safeguard is violated. The states from which it can force that are its attractor of the doomed
 * states; from all others the agent can avoid it for ever.
 */
final class ActionGame {
  private static final int NEVER = Integer.MAX_VALUE;

  private final SymbolicAutomaton automaton;
  private final DecisionDiagrams diagrams;
  private final long world;
  private final int available;
  private final int[] rounds;

  private ActionGame(MonitorModel model) {
    this.automaton = model.automaton();
    this.diagrams = automaton.diagrams();
    this.world = ~model.alphabet().actions();
    this.available = diagrams.exists(model.alphabet().assumption().root(), world);
    this.rounds = new int[automaton.stateCount()];
    Arrays.setAll(rounds, q -> model.states().get(q).verdict() == Verdict.VIOLATED ? 0 : NEVER);
  }

  /** Solves the game; takes time in the order of the edges and the sizes of the behaviours. */
  static ActionGame of(MonitorModel model) {
    ActionGame game = new ActionGame(model);
    game.solve();
    return game;
  }

  /** In round k those states are lost from which the world needs k observations at most. */
  private void solve() {
    StateGraph reversed = StateGraph.of(automaton.stateCount(), automaton::successors).reversed();
    BitSet lost = new BitSet();
    for (int q = 0; q < rounds.length; q++) {
      lost.set(q, rounds[q] == 0);
    }
    for (int round = 1; !lost.isEmpty(); round++) {
      BitSet next = new BitSet();
      for (int q = lost.nextSetBit(0); q >= 0; q = lost.nextSetBit(q + 1)) {
        for (int e = reversed.firstEdge(q); e < reversed.firstEdge(q + 1); e++) {
          int before = reversed.target(e);
          if (rounds[before] == NEVER && safe(before) == DecisionDiagrams.FALSE) {
            next.set(before);
          }
        }
      }
      for (int q = next.nextSetBit(0); q >= 0; q = next.nextSetBit(q + 1)) {
        rounds[q] = round;
      }
      lost = next;
    }
  }

  /** The choices after which every answer leads into a state that is not lost so far. */
  private int safe(int state) {
    int threatened = diagrams.exists(leadingTo(state, to -> rounds[to] < NEVER), world);
    return diagrams.ite(threatened, DecisionDiagrams.FALSE, available);
  }

  private int leadingTo(int state, IntPredicate targets) {
    return diagrams.map(
        automaton.behaviour(state),
        to -> to != SymbolicAutomaton.IMPOSSIBLE && targets.test(to) ? 1 : 0);
  }

  /** What the agent may do. */
  Shield shield() {
    BitSet winning = new BitSet();
    List<Guard> safeActions = new ArrayList<>();
    for (int q = 0; q < rounds.length; q++) {
      winning.set(q, rounds[q] == NEVER);
      safeActions.add(new Guard(diagrams, safe(q)));
    }
    return new Shield(winning, safeActions);
  }

  /**
   * How the world wins from a state that is lost: the trace of both playing as well as they can, so
   * that no play of the agent lasts longer, and no answer of the world ends it sooner.
   */
  List<Long> worldWins(int from) {
    List<Long> trace = new ArrayList<>();
    int state = from;
    while (rounds[state] > 0) {
      int next = rounds[state] - 1;
      int sooner = diagrams.exists(leadingTo(state, to -> rounds[to] < next), world);
      int played =
          diagrams.ite(sooner, DecisionDiagrams.FALSE, leadingTo(state, to -> rounds[to] == next));
      long observation = diagrams.smallest(played);
      trace.add(observation);
      state = automaton.successor(state, observation);
    }
    return trace;
  }
}
