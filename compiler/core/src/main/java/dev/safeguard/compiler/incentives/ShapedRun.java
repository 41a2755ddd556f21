package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.SymbolicAutomaton;
import dev.safeguard.compiler.automaton.Verdict;
import java.math.BigDecimal;
import java.util.BitSet;

/**
 * A run of the interpreter from the beginning of an episode that is paid by Eq. 5 and the rewards
 * of states: what {@code RewardShaping} of the runtime pays, in decimal numbers.
 */
final class ShapedRun {
  private final MonitorModel model;
  private final BitSet paid = new BitSet();
  private int state;

  ShapedRun(MonitorModel model) {
    this.model = model;
    this.state = model.initial();
  }

  /**
   * Reads one observation.
   *
   * @param reward what the environment pays for the step
   * @return the shaped reward
   * @throws IllegalStateException if the observation breaks the assumption, or if the run has
   *     violated already: a defect of the analysis that asks
   */
  BigDecimal step(long observation, BigDecimal reward) {
    int next = isViolated() ? state : model.automaton().successor(state, observation);
    if (next == SymbolicAutomaton.IMPOSSIBLE || isViolated()) {
      throw new IllegalStateException(
          "no step of `" + model.name() + "` from `" + place() + "` on " + observation);
    }
    state = next;
    if (isViolated()) {
      return BigDecimal.valueOf(model.penalty()).negate();
    }
    MonitorModel.State entered = model.states().get(state);
    if (entered.rewardOnce() && paid.get(state)) {
      return reward;
    }
    paid.set(state, entered.rewardOnce() && entered.reward() != 0);
    return reward.add(BigDecimal.valueOf(entered.reward()));
  }

  /** True if the episode has ended by a violation. */
  boolean isViolated() {
    return model.states().get(state).verdict() == Verdict.VIOLATED;
  }

  /** The state in which it is, with the rewards that it can no longer earn. */
  Place place() {
    return new Place(model.states().get(state).name(), (BitSet) paid.clone());
  }

  /**
   * Where a run is.
   *
   * @param state the name of the safeguard's state
   * @param paid the states whose reward has been paid for the only time
   */
  record Place(String state, BitSet paid) {}
}
