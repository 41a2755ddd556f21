package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.analysis.StateGraph;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.incentives.Behaviour.Steps;
import dev.safeguard.compiler.limits.Budget;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the point at which a violation returns most beside what keeping the safeguard returns. */
final class Temptation {
  /** A least penalty is rounded up to so many digits. */
  private static final int SHOWN_DIGITS = 12;

  private final PaidGraph points;
  private final EnvironmentReward environment;
  private final Budget budget;
  private final Lures lures;
  private final LeastReturn safe;

  /**
   * @param graph the graph of the safeguard's states
   * @param live the states from which it can go on
   */
  Temptation(
      PaidGraph points,
      StateGraph graph,
      BitSet live,
      EnvironmentReward environment,
      Budget budget) {
    this.points = points;
    this.environment = environment;
    this.budget = budget;
    this.lures = new Lures(points.model(), graph, live, environment);
    this.safe = new LeastReturn(points, environment, budget);
  }

  /** A behaviour that gains by violating, with the one that it gains over. */
  Optional<EarlyViolation> gain() {
    return strongest(points.model().penalty())
        .filter(found -> found.violating().gainsOver(found.safe()));
  }

  /**
   * The least penalty under which no behaviour gains by violating, rounded up: the root of a convex
   * function that falls along straight lines, by Newton's method.
   */
  BigDecimal leastPenalty() {
    BigDecimal penalty = BigDecimal.ZERO;
    while (true) {
      budget.check();
      Optional<BigDecimal> needed = strongest(penalty.doubleValue()).map(this::needed);
      if (needed.isEmpty() || needed.get().compareTo(penalty) <= 0) {
        return penalty
            .round(new MathContext(EnvironmentReward.DIGITS.getPrecision() - 20))
            .round(new MathContext(SHOWN_DIGITS, RoundingMode.CEILING));
      }
      penalty = needed.get();
    }
  }

  /** By how much the value of keeping the safeguard can differ from the true one at most. */
  double error() {
    return safe.error();
  }

  /** The penalty under which the two return the same. */
  private BigDecimal needed(EarlyViolation found) {
    BigDecimal gain = found.violating().returns().subtract(found.safe().returns());
    BigDecimal weight =
        environment.discount().pow(found.violating().length() - 1, EnvironmentReward.DIGITS);
    return BigDecimal.valueOf(points.model().penalty())
        .add(gain.divide(weight, EnvironmentReward.DIGITS));
  }

  private Optional<EarlyViolation> strongest(double penalty) {
    Lures.Best best = lures.under(penalty);
    OptionalInt vertex = strongest(best);
    return vertex.isEmpty() ? Optional.empty() : Optional.of(compared(vertex.getAsInt(), best));
  }

  private OptionalInt strongest(Lures.Best best) {
    int strongest = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int v = 0; v < points.graph().stateCount(); v++) {
      budget.tick();
      double lure = best.values()[points.state(v)];
      if (lure > Double.NEGATIVE_INFINITY && lure - safe.of(v) > most) {
        most = lure - safe.of(v);
        strongest = v;
      }
    }
    return strongest < 0 ? OptionalInt.empty() : OptionalInt.of(strongest);
  }

  private EarlyViolation compared(int vertex, Lures.Best best) {
    MonitorModel model = points.model();
    List<Long> before = points.traceTo(vertex);
    Route route = safe.route(vertex);
    List<Long> after = points.observations(vertex, route.stem());
    int head = route.stem()[route.stem().length - 1];
    Steps kept = new Steps(before, after, points.observations(head, route.lap()));
    Steps violating = new Steps(before, violation(points.state(vertex), best), List.of());
    BigDecimal discount = environment.discount();
    return new EarlyViolation(
        Behaviour.of(model, violating, environment.most(), discount),
        Behaviour.of(model, kept, environment.least(), discount));
  }

  private List<Long> violation(int state, Lures.Best best) {
    MonitorModel model = points.model();
    List<Long> observations = new ArrayList<>();
    int at = state;
    while (!lures.isDoomed(best.next()[at])) {
      observations.add(model.automaton().guard(at, best.next()[at]).smallest());
      at = best.next()[at];
    }
    observations.add(model.violating(at).smallest());
    return observations;
  }
}
