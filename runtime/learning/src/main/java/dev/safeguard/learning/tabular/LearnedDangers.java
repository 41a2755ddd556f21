package dev.safeguard.learning.tabular;

import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Verdict;

/**
 * How likely violations are under the safeguard in force, as estimated from a {@link LearnedModel}.
 * What was never seen counts as harmless.
 */
final class LearnedDangers {
  private final LearnedModel model;
  private final int observations;
  private Monitor monitor;
  private int states;
  private double[] shares; // of the episodes in which coming to an observation violated, by state

  LearnedDangers(LearnedModel model, int observations, Monitor monitor) {
    this.model = model;
    this.observations = observations;
    this.monitor = monitor;
    states = monitor.safeguard().states().size();
    shares = new double[observations * states];
  }

  /** Estimates anew under another safeguard. */
  void moveTo(Monitor monitor) {
    this.monitor = monitor;
    states = monitor.safeguard().states().size();
    shares = new double[observations * states];
    refresh();
  }

  /** Estimates anew what is known of all observations. */
  void refresh() {
    for (int observation = 0; observation < observations; observation++) {
      judge(observation);
    }
  }

  /** Estimates anew what is known of an observation. */
  void judge(int observation) {
    LearnedSights sights = model.sights();
    for (int q = 0; q < states; q++) {
      int violating = 0;
      for (int x = sights.first(observation); x >= 0; x = sights.following(x)) {
        int next = monitor.successor(q, sights.labels(x));
        boolean violated = monitor.safeguard().states().get(next).verdict() == Verdict.VIOLATED;
        violating += violated ? sights.count(x) : 0;
      }
      shares[observation * states + q] =
          violating == 0 ? 0 : violating / (double) sights.total(observation);
    }
  }

  /** The probability that coming to an observation in q violates. */
  double at(int observation, int q) {
    return shares[observation * states + q];
  }

  /** The probability that a in (s, q) violates at once. */
  double of(int s, int q, int a) {
    return model.moves().expectation(s, a, shares, states, q, 0);
  }
}
