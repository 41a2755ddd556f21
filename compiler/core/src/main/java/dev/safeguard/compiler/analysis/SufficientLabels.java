package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Labels that tell all that a safeguard needs to know: whoever sees only these can still say, after
 * every possible trace, what the verdict is and what is paid. None of them can be left out; each of
 * the others matters never, or follows from these by the assumption.
 *
 * <p>Labels are left out one after the other as long as that is so, the last declared first. Where
 * labels imply each other there may be other such sets.
 */
public final class SufficientLabels {
  private final DecisionDiagrams store;

  /** The behaviours of the minimal automaton, whose leaves are blocks of states. */
  private final List<Integer> behaviours;

  private SufficientLabels(MonitorModel model) {
    SymbolicAutomaton automaton = model.automaton();
    int[] blocks = Minimization.of(automaton, seen(model));
    this.store = automaton.diagrams().sibling();
    this.behaviours = new ArrayList<>();
    for (int representative : Quotient.of(automaton, blocks).representatives()) {
      behaviours.add(
          automaton
              .diagrams()
              .mapInto(
                  store,
                  automaton.behaviour(representative),
                  to -> to == SymbolicAutomaton.IMPOSSIBLE ? to : blocks[to]));
    }
  }

  /**
   * Such a set, as bits of labels.
   *
   * @throws dev.safeguard.compiler.limits.BudgetExceededException if that needs more than the
   *     limits of the safeguard's store allow
   */
  public static long of(MonitorModel model) {
    SufficientLabels search = new SufficientLabels(model);
    long leftOut = 0;
    long kept = 0;
    for (int label = model.alphabet().labels().size() - 1; label >= 0; label--) {
      long bit = 1L << label;
      if (search.isEnoughWithout(leftOut | bit, bit)) {
        leftOut |= bit;
      } else {
        kept |= bit;
      }
    }
    return kept;
  }

  /** What is seen of a state: its verdict and its reward. */
  private static int[] seen(MonitorModel model) {
    record Seen(Object verdict, double reward, boolean once) {}
    Map<Seen, Integer> numbers = new HashMap<>();
    return model.states().stream()
        .mapToInt(
            state ->
                numbers.computeIfAbsent(
                    new Seen(state.verdict(), state.reward(), state.rewardOnce()),
                    unseen -> numbers.size()))
        .toArray();
  }

  /** Only behaviours that look at the last label can be told apart less well than before. */
  private boolean isEnoughWithout(long leftOut, long last) {
    return behaviours.stream()
        .filter(behaviour -> (store.support(behaviour) & last) != 0)
        .allMatch(behaviour -> isDecidedWithout(leftOut, behaviour));
  }

  private boolean isDecidedWithout(long leftOut, int behaviour) {
    int others = DecisionDiagrams.FALSE;
    for (int leaf : store.leaves(behaviour)) {
      if (leaf != SymbolicAutomaton.IMPOSSIBLE) {
        int seen = store.exists(store.preimage(behaviour, leaf), leftOut);
        if (store.and(seen, others) != DecisionDiagrams.FALSE) {
          return false;
        }
        others = store.or(seen, others);
      }
    }
    return true;
  }
}
