package dev.safeguard.compiler.backend.dot;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Verdict;

/**
 * How states look. Colour never says anything alone: accepting states have a double outline, and
 * doomed ones a heavy one. Text on each fill, and each outline on white, has a contrast of at least
 * 4.5 to 1.
 */
enum Palette {
  ACCEPTING("accepting", "#EEF3FB", "#3B5B8C", ""),
  PENDING("pending", "#FFF3D6", "#8A5A00", ",dashed"),
  SATISFIED("secured", "#E0F3E6", "#1E7040", ""),
  VIOLATED("violated", "#FBE3E1", "#B3261E", "");

  static final String TEXT = "#1F2328";
  static final String QUIET = "#6A7178";
  static final String EDGE = "#3D444D";
  static final String FONT = "Helvetica,Arial,sans-serif";

  final String meaning;
  final String fill;
  final String line;
  final String style;

  Palette(String meaning, String fill, String line, String style) {
    this.meaning = meaning;
    this.fill = fill;
    this.line = line;
    this.style = style;
  }

  static Palette of(Verdict verdict) {
    return valueOf(verdict.name());
  }

  /**
   * The attributes of a node for a state that looks like this: a circle, doubled if accepting, or
   * an ellipse where the name would make the circle too large.
   */
  String attributes(boolean accepting, boolean wide) {
    String shape =
        wide
            ? "shape=ellipse, peripheries=" + (accepting ? 2 : 1)
            : "shape=" + (accepting ? "doublecircle" : "circle");
    return "%s, style=\"filled%s\", fillcolor=\"%s\", color=\"%s\", penwidth=%s"
        .formatted(shape, style, fill, line, this == VIOLATED ? "2" : "1.2");
  }

  static Palette of(MonitorModel.State state) {
    return of(state.verdict());
  }
}
