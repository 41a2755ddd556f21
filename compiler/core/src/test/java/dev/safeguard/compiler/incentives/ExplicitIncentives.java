package dev.safeguard.compiler.incentives;

import dev.safeguard.runtime.RewardShaping;
import dev.safeguard.runtime.Safeguard;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What pays under a small safeguard, by going through every path of it. A step pays what the
 * runtime's shaping pays. No path needs to visit a point twice before it stops, violates or closes
 * a cycle, since what is best from a point on does not depend on how it was reached.
 */
final class ExplicitIncentives {
  private final Safeguard safeguard;
  private final RewardedSafeguard example;
  private final List<Point> reachable = new ArrayList<>();

  /** A state, and the states of which the reward can no longer be earned, as bits. */
  private record Point(int state, int paid) {}

  /** A step from a point. */
  private record Step(Point to, double pay) {}

  ExplicitIncentives(RewardedSafeguard example, Safeguard safeguard) {
    this.example = example;
    this.safeguard = safeguard;
    explore(new Point(0, 0));
  }

  private void explore(Point point) {
    if (!example.isDoomed(point.state) && !reachable.contains(point)) {
      reachable.add(point);
      steps(point).forEach(step -> explore(step.to));
    }
  }

  /** The steps that keep the safeguard, each with what the safeguard pays. */
  private List<Step> steps(Point point) {
    List<Step> steps = new ArrayList<>();
    for (int to : example.successors(point.state).stream().toArray()) {
      if (!example.isDoomed(to)) {
        RewardShaping shaping = new RewardShaping(safeguard);
        for (int q = 0; q < safeguard.states().size(); q++) {
          if ((point.paid >>> q & 1) == 1) {
            shaping.shape(0, q);
          }
        }
        boolean once = safeguard.states().get(to).rewardOnce();
        int paid = once ? point.paid | 1 << to : point.paid;
        steps.add(new Step(new Point(to, paid), shaping.preview(0, to)));
      }
    }
    return steps;
  }

  /** The most that a violation returns beside what keeping the safeguard may return. */
  OptionalDouble greatestGain(double penalty) {
    return reachable.stream()
        .filter(point -> !steps(point).isEmpty())
        .filter(point -> example.successors(point.state).stream().anyMatch(example::isDoomed))
        .mapToDouble(point -> -penalty - least(point))
        .max();
  }

  private double least(Point point) {
    double least = Double.POSITIVE_INFINITY;
    for (Step step : steps(point)) {
      double rest = Math.min(0, -paths(step.to, -1, example.least(), new BitSet()).most());
      least = Math.min(least, example.least() + step.pay + example.discount() * rest);
    }
    return least;
  }

  /** Whether it pays to stay in some state. */
  boolean stalls() {
    return reachable.stream().anyMatch(this::stalls);
  }

  private boolean stalls(Point point) {
    return steps(point).stream()
        .anyMatch(step -> step.to.equals(point) && neutral() + step.pay > 0);
  }

  /** By how much the best endless path from some point returns more than every one that stops. */
  double circling() {
    BitSet stalling = new BitSet();
    reachable.stream().filter(this::stalls).forEach(point -> stalling.set(point.state));
    return reachable.stream()
        .map(point -> paths(point, 1, neutral(), stalling))
        .mapToDouble(best -> best.endless - best.stopping)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  private double neutral() {
    return Math.min(0, example.most());
  }

  /** The best paths from a point, where a step is paid with a sign, and some states pay nothing. */
  private Best paths(Point from, int sign, double reward, BitSet unpaid) {
    Best best = new Best();
    follow(new ArrayList<>(List.of(from)), new ArrayList<>(), best, sign, reward, unpaid);
    return best;
  }

  private static final class Best {
    private double endless = Double.NEGATIVE_INFINITY;
    private double stopping = 0;

    double most() {
      return Math.max(endless, stopping);
    }
  }

  private void follow(
      List<Point> path, List<Double> paid, Best best, int sign, double reward, BitSet unpaid) {
    best.stopping = Math.max(best.stopping, sum(paid, 0));
    for (Step step : steps(path.get(path.size() - 1))) {
      double pay = sign * (reward + (unpaid.get(step.to.state) ? 0 : step.pay));
      paid.add(pay);
      int head = path.indexOf(step.to);
      if (head >= 0) {
        double lap = sum(paid, head);
        int length = paid.size() - head;
        double forEver = lap / (1 - Math.pow(example.discount(), length));
        double stem = sum(paid.subList(0, head), 0);
        best.endless = Math.max(best.endless, stem + Math.pow(example.discount(), head) * forEver);
      } else {
        path.add(step.to);
        follow(path, paid, best, sign, reward, unpaid);
        path.remove(path.size() - 1);
      }
      paid.remove(paid.size() - 1);
    }
  }

  private double sum(List<Double> paid, int from) {
    double sum = 0;
    for (int i = paid.size() - 1; i >= from; i--) {
      sum = paid.get(i) + example.discount() * sum;
    }
    return sum;
  }
}
