package dev.safeguard.runtime;

import java.util.List;
import java.util.Optional;

/**
 * A safeguard at work: one current state, moved by one observation after the other. States have
 * numbers, which is what learners need.
 */
public interface Monitor extends TraceMonitor {
  /** The safeguard that this monitor runs. */
  Safeguard safeguard();

  @Override
  default String name() {
    return safeguard().name();
  }

  @Override
  default List<String> labelNames() {
    return safeguard().labels();
  }

  @Override
  default List<Monitor> parts() {
    return List.of(this);
  }

  @Override
  default double penalty() {
    return safeguard().penalty();
  }

  /** The number of the current state. */
  int state();

  /**
   * The state that follows a given state, delta(q, labels), without moving this monitor: what
   * counterfactual updates and shields need.
   *
   * @throws AssumptionViolatedException as {@link #step}
   * @throws IndexOutOfBoundsException if there is no such state
   */
  int successor(int state, long labels);

  /**
   * Why an observation leads from a given state into a violation. For explanations: this may
   * allocate.
   *
   * @return empty if it does not, if the state is violated already, or if no line says why
   * @throws IndexOutOfBoundsException if there is no such state
   */
  default Optional<Cause> cause(int state, long labels) {
    return Optional.empty();
  }

  /**
   * Puts this monitor into a given state, for instance that of a saved run.
   *
   * @throws IndexOutOfBoundsException if there is no such state
   */
  void restore(int state);
}
