package dev.safeguard.cli.report;

import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.backend.diagram.DrawingLimit;
import dev.safeguard.compiler.backend.diagram.Rendering;
import dev.safeguard.compiler.backend.dot.DotDiagram;
import java.util.function.Function;

/** The picture of a safeguard, in one piece or as parts side by side. */
public final class SafeguardPicture {
  private SafeguardPicture() {}

  /** The picture in the DOT language. */
  public static String dot(BuiltSafeguard safeguard) {
    return safeguard
        .automaton()
        .map(automaton -> DotDiagram.of(automaton.model()))
        .orElseGet(() -> DotDiagram.of(safeguard.parallel().orElseThrow().model()));
  }

  /**
   * The picture, unless the safeguard is too large for one.
   *
   * @param layout draws what is given in the DOT language
   */
  public static Rendering of(BuiltSafeguard safeguard, Function<String, Rendering> layout) {
    DrawingLimit limit = DrawingLimit.DEFAULT;
    return safeguard
        .automaton()
        .map(automaton -> limit.refusal(automaton.model()))
        .orElseGet(() -> limit.refusal(safeguard.parallel().orElseThrow().model()))
        .<Rendering>map(Rendering.Failure::new)
        .orElseGet(() -> layout.apply(dot(safeguard)));
  }
}
