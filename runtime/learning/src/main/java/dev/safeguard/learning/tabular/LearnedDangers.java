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
  private final int actions;
  private Monitor monitor;
  private int states;
  private double[] shares; // of the episodes in which coming to an observation violated, by state

  // Most observations are far from all danger; remembering which ones saves most of the work.
  private final boolean[] dangerous;
  private final boolean[] near;
  private boolean stale = true;
  private int version;

  LearnedDangers(LearnedModel model, int observations, int actions, Monitor monitor) {
    this.actions = actions;
    this.model = model;
    this.observations = observations;
    this.monitor = monitor;
    states = monitor.safeguard().states().size();
    shares = new double[observations * states];
    dangerous = new boolean[observations];
    near = new boolean[observations];
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
    boolean before = dangerous[observation];
    dangerous[observation] = false;
    for (int q = 0; q < states; q++) {
      int violating = 0;
      for (int x = sights.first(observation); x >= 0; x = sights.following(x)) {
        int next = monitor.successor(q, sights.labels(x));
        boolean violated = monitor.safeguard().states().get(next).verdict() == Verdict.VIOLATED;
        violating += violated ? sights.count(x) : 0;
      }
      shares[observation * states + q] =
          violating == 0 ? 0 : violating / (double) sights.total(observation);
      dangerous[observation] |= violating > 0;
    }
    stale |= dangerous[observation] != before;
  }

  /** The probability that coming to an observation in q violates. */
  double at(int observation, int q) {
    return shares[observation * states + q];
  }

  /** The probability that a in (s, q) violates at once. */
  double of(int s, int q, int a) {
    if (stale || version != model.moves().version()) {
      survey();
    }
    return near[s] ? model.moves().expectation(s, a, shares, states, q, 0) : 0;
  }

  private void survey() {
    for (int s = 0; s < observations; s++) {
      near[s] = false;
      for (int a = 0; a < actions && !near[s]; a++) {
        near[s] = model.moves().mayReach(s, a, dangerous);
      }
    }
    stale = false;
    version = model.moves().version();
  }
}
