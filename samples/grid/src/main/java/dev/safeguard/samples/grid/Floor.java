package dev.safeguard.samples.grid;

import dev.safeguard.learning.LabelMapping;
import dev.safeguard.learning.model.BoundedReachability;
import dev.safeguard.learning.model.Bounds;
import dev.safeguard.learning.model.SafeguardedModel;
import dev.safeguard.learning.model.SafeguardedModel.Kind;
import dev.safeguard.learning.model.SafeguardedModel.Sight;
import dev.safeguard.runtime.Monitor;

/** What no agent can beat, computed from the dynamics. */
final class Floor {
  /** The forced exploration for which floors are given, beside none. */
  static final double EPSILON = 0.05;

  private Floor() {}

  /**
   * The least probability that an episode does not come to the diamond unviolated, over all agents.
   *
   * @param epsilon the share of the steps in which a uniform action is forced; from 0 to 1
   */
  static Bounds of(GridLayout layout, Monitor monitor, double epsilon) {
    SafeguardedModel product = product(layout, monitor, epsilon);
    return BoundedReachability.reachAvoid(
            product.model(), product.all(Kind.GOAL), product.all(Kind.VIOLATED), Grid.HORIZON)
        .complement();
  }

  /** The decision process of a layout and a safeguard, under forced exploration. */
  static SafeguardedModel product(GridLayout layout, Monitor monitor, double epsilon) {
    LabelMapping labels = new LabelMapping(Grid.LABELS, monitor.safeguard().labels());
    return new SafeguardedModel(
        new Grid(layout).dynamics().exploring(epsilon), labels, monitor, Sight.SAFEGUARD);
  }
}
