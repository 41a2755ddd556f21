package dev.safeguard.compiler.backend.diagram;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ParallelModel;
import java.util.List;
import java.util.Optional;

/**
 * How large a safeguard may be to be drawn. Beyond that a layout takes minutes and shows nothing
 * that an eye could follow.
 *
 * @param states the most states
 * @param arrows the most arrows, counting one for each pair of states that follow one another
 */
public record DrawingLimit(int states, int arrows) {
  /** What is laid out within a few seconds, with Graphviz or without. */
  public static final DrawingLimit DEFAULT = new DrawingLimit(150, 300);

  /** Why this safeguard should not be drawn, in a sentence or two for people; empty if it may. */
  public Optional<String> refusal(MonitorModel model) {
    return refusal(model.name(), List.of(model));
  }

  /** The same for parts side by side. */
  public Optional<String> refusal(ParallelModel model) {
    return refusal(model.name(), model.parts());
  }

  private Optional<String> refusal(String name, List<MonitorModel> models) {
    int count = models.stream().mapToInt(model -> model.states().size()).sum();
    long found = 0;
    for (MonitorModel model : models) {
      for (int state = 0; state < model.states().size() && count <= states; state++) {
        found += model.automaton().successors(state).length;
      }
    }
    if (count <= states && found <= arrows) {
      return Optional.empty();
    }
    String size = count > states ? count + " states" : found + " arrows";
    return Optional.of(
        "%s has %s; a picture holds at most %d states and %d arrows. Minimise it, split it, or write %s"
            .formatted(name, size, states, arrows, "it as DOT for a tool of your own."));
  }
}
