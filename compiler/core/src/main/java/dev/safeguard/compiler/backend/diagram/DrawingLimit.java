package dev.safeguard.compiler.backend.diagram;

import dev.safeguard.compiler.automaton.MonitorModel;
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
    int count = model.states().size();
    long found = 0;
    for (int state = 0; state < count && count <= states; state++) {
      found += model.automaton().successors(state).length;
    }
    if (count <= states && found <= arrows) {
      return Optional.empty();
    }
    String size = count > states ? count + " states" : found + " arrows";
    return Optional.of(
        "%s has %s; a picture holds at most %d states and %d arrows. Minimise it, split it, or write %s"
            .formatted(model.name(), size, states, arrows, "it as DOT for a tool of your own."));
  }
}
