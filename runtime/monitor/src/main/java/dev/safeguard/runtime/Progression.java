package dev.safeguard.runtime;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A curriculum of safeguards U_1, U_2, ..., U_n, in the order in which a learner meets them. A
 * {@link Curriculum} walks through it.
 *
 * @param name the name in the specification
 * @param stages the stages, at least one, with different names
 */
public record Progression(String name, List<Stage> stages) {

  public Progression {
    stages = List.copyOf(stages);
    if (stages.isEmpty()) {
      throw new IllegalArgumentException("progression " + name + " has no stage");
    }
    Set<String> names = new HashSet<>();
    for (Stage stage : stages) {
      if (!names.add(stage.name())) {
        throw new IllegalArgumentException(
            "progression " + name + " has two stages named " + stage.name());
      }
    }
  }

  /** The last stage, whose safeguard is the one that counts in the end. */
  public Stage last() {
    return stages.get(stages.size() - 1);
  }

  /** The progression that has the last stage alone: training without a curriculum. */
  public Progression lastOnly() {
    return new Progression(name, List.of(last()));
  }

  /**
   * One stage.
   *
   * @param name the name of its safeguard
   * @param monitor gives a new monitor in its initial state at each call; safe for several threads
   * @param until when to move on to the next stage
   */
  public record Stage(String name, Supplier<Monitor> monitor, ConvergenceRule until) {
    /** The same stage with another rule. */
    public Stage until(ConvergenceRule rule) {
      return new Stage(name, monitor, rule);
    }
  }
}
