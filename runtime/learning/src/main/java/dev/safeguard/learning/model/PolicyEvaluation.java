package dev.safeguard.learning.model;

import dev.safeguard.learning.LabelMapping;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
      steps += context.probability() * walk.length;
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
    private final @Nullable Steps[] steps;
    private double[] mass;
    private double[] next;
    private double success;
    private double violation;
    private double meanReturn;
    private double length;

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
      steps = new Steps[mass.length];
      mass[dynamics.start() * states + safeguard.initial()] = 1;
    }

    void run() {
      double left = 1;
      for (int step = 0; step < dynamics.horizon() && left > 0; step++) {
        length += left;
        left = 0;
        for (int pair = 0; pair < mass.length; pair++) {
          if (mass[pair] > 0) {
            spread(pair, mass[pair]);
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

    private void spread(int pair, double probability) {
      Steps from = steps[pair];
      if (from == null) {
        from = new Outcomes().of(pair / states, pair % states);
        steps[pair] = from;
      }
      success += probability * from.success;
      violation += probability * from.violation;
      meanReturn += probability * from.reward;
      for (int i = 0; i < from.targets.length; i++) {
        next[from.targets[i]] += probability * from.probabilities[i];
      }
    }

    /** What one step from a pair comes to. */
    private record Steps(
        double success, double violation, double reward, int[] targets, double[] probabilities) {}

    /** Collects what one step comes to. */
    private final class Outcomes {
      private final Map<Integer, Double> open = new TreeMap<>();
      private double succeeds;
      private double violates;
      private double earns;

      Steps of(int s, int q) {
        int actions = policy.actions(s, q);
        double share = 1.0 / Integer.bitCount(actions);
        for (int rest = actions; rest != 0; rest &= rest - 1) {
          for (Dynamics.Branch branch : dynamics.branches(s, Integer.numberOfTrailingZeros(rest))) {
            enter(branch.next(), q, share * branch.probability());
          }
        }
        return new Steps(
            succeeds,
            violates,
            earns,
            open.keySet().stream().mapToInt(Integer::intValue).toArray(),
            open.values().stream().mapToDouble(Double::doubleValue).toArray());
      }

      private void enter(int s, int from, double probability) {
        int q = monitor.successor(from, labels.map(context.labels()[s]));
        earns += probability * dynamics.rewards()[s];
        if (violated[q]) {
          violates += probability;
        } else if (dynamics.ends()[s]) {
          succeeds += dynamics.rewards()[s] > 0 ? probability : 0;
        } else {
          open.merge(s * states + q, probability, Double::sum);
        }
      }
    }
  }
}
