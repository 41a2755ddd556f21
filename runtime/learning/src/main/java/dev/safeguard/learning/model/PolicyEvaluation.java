package dev.safeguard.learning.model;

import dev.safeguard.learning.LabelMapping;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;

/**
 * What becomes of an episode under a policy, exactly: the distribution over pairs (s, q) is carried
 * forward step by step to the horizon, in each hidden context. A violation ends the episode.
 *
 * @param success the probability to come to an end that is rewarded
 * @param violation the probability of a violation; one minus the safety probability (Def. 13)
 *     within the horizon
 * @param meanReturn the expected sum of the environment's rewards, undiscounted
 * @param steps the expected length of an episode
 */
public record PolicyEvaluation(double success, double violation, double meanReturn, double steps) {

  /** One minus the probability of a violation. */
  public double safety() {
    return 1 - violation;
  }

  /** Evaluates a policy that sees the states of the monitor's safeguard. */
  public static PolicyEvaluation of(
      Dynamics dynamics, LabelMapping labels, Monitor monitor, Policy policy) {
    double success = 0;
    double violation = 0;
    double meanReturn = 0;
    double steps = 0;
    for (Dynamics.Context context : dynamics.contexts()) {
      Walk walk = new Walk(dynamics, context, labels, monitor, policy);
      walk.run();
      success += context.probability() * walk.success;
      violation += context.probability() * walk.violation;
      meanReturn += context.probability() * walk.meanReturn;
      steps += context.probability() * walk.steps;
    }
    return new PolicyEvaluation(success, violation, meanReturn, steps);
  }

  /** The episodes of one context. */
  private static final class Walk {
    private final Dynamics dynamics;
    private final Dynamics.Context context;
    private final LabelMapping labels;
    private final Monitor monitor;
    private final Policy policy;
    private final int states;
    private final boolean[] violated;
    private double[] mass;
    private double[] next;
    private double success;
    private double violation;
    private double meanReturn;
    private double steps;

    Walk(
        Dynamics dynamics,
        Dynamics.Context context,
        LabelMapping labels,
        Monitor monitor,
        Policy policy) {
      this.dynamics = dynamics;
      this.context = context;
      this.labels = labels;
      this.monitor = monitor;
      this.policy = policy;
      Safeguard safeguard = monitor.safeguard();
      states = safeguard.states().size();
      violated = new boolean[states];
      for (int q = 0; q < states; q++) {
        violated[q] = safeguard.states().get(q).verdict() == Verdict.VIOLATED;
      }
      mass = new double[dynamics.observations() * states];
      next = new double[mass.length];
      mass[dynamics.start() * states + safeguard.initial()] = 1;
    }

    void run() {
      double left = 1;
      for (int step = 0; step < dynamics.horizon() && left > 0; step++) {
        steps += left;
        left = 0;
        for (int pair = 0; pair < mass.length; pair++) {
          if (mass[pair] > 0) {
            spread(pair / states, pair % states, mass[pair]);
            mass[pair] = 0;
          }
        }
        double[] done = mass;
        mass = next;
        next = done;
        for (double open : mass) {
          left += open;
        }
      }
    }

    private void spread(int s, int q, double probability) {
      int actions = policy.actions(s, q);
      double share = probability / Integer.bitCount(actions);
      for (int rest = actions; rest != 0; rest &= rest - 1) {
        for (Dynamics.Branch branch : dynamics.branches(s, Integer.numberOfTrailingZeros(rest))) {
          enter(branch.next(), q, share * branch.probability());
        }
      }
    }

    private void enter(int s, int from, double probability) {
      int q = monitor.successor(from, labels.map(context.labels()[s]));
      meanReturn += probability * dynamics.rewards()[s];
      if (violated[q]) {
        violation += probability;
      } else if (dynamics.ends()[s]) {
        success += dynamics.rewards()[s] > 0 ? probability : 0;
      } else {
        next[s * states + q] += probability;
      }
    }
  }
}
