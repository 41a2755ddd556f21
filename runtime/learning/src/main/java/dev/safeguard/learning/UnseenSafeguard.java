package dev.safeguard.learning;

import dev.safeguard.runtime.ConvergenceRule;
import dev.safeguard.runtime.Monitor;
import dev.safeguard.runtime.Progression;
import java.util.List;
import java.util.function.Supplier;

/**
 * A safeguard that no training has been under, for agents to adapt to.
 *
 * @param name the name in the specification
 * @param specificationHash identifies the specification
 * @param monitor gives a new monitor in its initial state at each call; safe for several threads
 */
public record UnseenSafeguard(String name, String specificationHash, Supplier<Monitor> monitor) {
  /** A progression of this safeguard alone. */
  public Progression progression() {
    return new Progression(
        name, List.of(new Progression.Stage(name, monitor, ConvergenceRule.converged())));
  }
}
