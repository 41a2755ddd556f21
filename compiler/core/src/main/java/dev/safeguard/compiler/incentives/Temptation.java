package dev.safeguard.compiler.incentives;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.incentives.Behaviour.Steps;
import dev.safeguard.compiler.limits.Budget;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Finds the point at which a violation returns most beside what keeping the safeguard may return.
 * That point does not depend on the penalty, which every violation costs alike.
 */
final class Temptation {
  /** A least penalty is rounded up to so many digits. */
  private static final int SHOWN_DIGITS = 12;

  private final PaidGraph points;
  private final LeastReturn safe;
  private final Optional<EarlyViolation> strongest;

  Temptation(PaidGraph points, EnvironmentReward environment, Budget budget) {
    this.points = points;
    this.safe = new LeastReturn(points, environment, budget);
    this.strongest = strongest(environment);
  }

  private Optional<EarlyViolation> strongest(EnvironmentReward environment) {
    int strongest = -1;
    for (int v = 0; v < points.graph().stateCount(); v++) {
      if (isChoice(v) && (strongest < 0 || safe.of(v) < safe.of(strongest))) {
        strongest = v;
      }
    }
    return strongest < 0 ? Optional.empty() : Optional.of(at(strongest, environment));
  }

  /** True if the next observation can violate the safeguard, and need not. */
  private boolean isChoice(int vertex) {
    return points.graph().firstEdge(vertex) < points.graph().firstEdge(vertex + 1)
        && !points.model().violating(points.state(vertex)).isNothing();
  }

  private EarlyViolation at(int vertex, EnvironmentReward environment) {
    MonitorModel model = points.model();
    List<Long> before = points.traceTo(vertex);
    Route route = safe.route(vertex);
    int head = route.stem()[route.stem().length - 1];
    Steps violating =
        new Steps(before, List.of(model.violating(points.state(vertex)).smallest()), List.of());
    Steps kept =
        new Steps(
            before,
            points.observations(vertex, route.stem()),
            points.observations(head, route.lap()));
    return new EarlyViolation(
        Behaviour.of(model, violating, environment.most(), environment.discount()),
        Behaviour.of(model, kept, environment.least(), environment.discount()));
  }

  /** A behaviour that gains by violating, with the one that it gains over. */
  Optional<EarlyViolation> gain() {
    return strongest.filter(found -> found.violating().gainsOver(found.safe()));
  }

  /** The least penalty under which no behaviour gains by violating, rounded up. */
  BigDecimal leastPenalty() {
    return strongest
        .map(found -> found.safe().returns().negate().max(BigDecimal.ZERO))
        .orElse(BigDecimal.ZERO)
        .round(new MathContext(EnvironmentReward.DIGITS.getPrecision() - 20))
        .round(new MathContext(SHOWN_DIGITS, RoundingMode.CEILING));
  }

  /** By how much the value of keeping the safeguard can differ from the true one at most. */
  double error() {
    return safe.error();
  }
}
