package dev.safeguard.learning.tabular;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What can be chosen of {@link QLearning}.
 *
 * @param gamma the discount; from 0 to 1
 * @param epsilon the probability of a uniform action in training; from 0 to 1
 * @param alphaFloor the least learning rate; from 0 to 1
 * @param alphaDecay the n-th update of an entry has learning rate max(alphaFloor, n^-alphaDecay)
 * @param beta the bias-transfer factor of Eq. 7; above 0, at most 1
 * @param counterfactual whether each step teaches all states of the safeguard
 * @param punish whether a violation costs the safeguard's penalty (Eq. 5), or nothing
 */
record QLearningSettings(
    double gamma,
    double epsilon,
    double alphaFloor,
    double alphaDecay,
    double beta,
    boolean counterfactual,
    boolean punish) {

  private static final double SHIELDED_EPSILON = 0.1;

  /** What did best on the gridworld. */
  static QLearningSettings defaults() {
    return new QLearningSettings(0.998, 0.06, 0.005, 0.6, 1.0, true, true);
  }

  /** The same, but violations are not punished by a penalty. */
  QLearningSettings withoutPenalty() {
    return new QLearningSettings(
        gamma, epsilon, alphaFloor, alphaDecay, beta, counterfactual, false);
  }

  /**
   * The same with more exploration, which costs little where a shield forbids what is dangerous.
   */
  QLearningSettings withShield() {
    return new QLearningSettings(
        gamma, SHIELDED_EPSILON, alphaFloor, alphaDecay, beta, counterfactual, punish);
  }

  /** The same, with counterfactual updates or without. */
  QLearningSettings withCounterfactual(boolean counterfactual) {
    return new QLearningSettings(
        gamma, epsilon, alphaFloor, alphaDecay, beta, counterfactual, punish);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("gamma", gamma);
    map.put("epsilon", epsilon);
    map.put("alphaFloor", alphaFloor);
    map.put("alphaDecay", alphaDecay);
    map.put("beta", beta);
    map.put("counterfactual", counterfactual);
    map.put("punish", punish);
    return map;
  }

  /** The learning rates of the n-th update, up to the first that is at the floor. */
  double[] rates() {
    int last = 1;
    while (last < 1_000_000 && Math.pow(last, -alphaDecay) > alphaFloor) {
      last++;
    }
    double[] rates = new double[last + 1];
    for (int n = 1; n <= last; n++) {
      rates[n] = Math.max(alphaFloor, Math.pow(n, -alphaDecay));
    }
    return rates;
  }
}
