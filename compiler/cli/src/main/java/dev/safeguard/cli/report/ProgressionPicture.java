package dev.safeguard.cli.report;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.automaton.ProgressionModel;
import dev.safeguard.compiler.backend.dot.ProgressionDiagram;
import dev.safeguard.compiler.comparison.Comparison;
import dev.safeguard.compiler.comparison.StageComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The picture of a curriculum, with what changes from each stage to the next. */
public final class ProgressionPicture {
  private ProgressionPicture() {}

  /** The picture in the DOT language. */
  public static String of(ProgressionModel progression, Compilation compilation) {
    List<StageComparison> pairs = compilation.stages(progression);
    List<Optional<ProgressionDiagram.Change>> changes = new ArrayList<>();
    for (int i = 0; i + 1 < progression.stages().size(); i++) {
      int stage = i;
      changes.add(
          pairs.stream()
              .filter(pair -> pair.earlier() == stage && pair.later() == stage + 1)
              .findFirst()
              .map(pair -> change(pair.comparison())));
    }
    return ProgressionDiagram.of(progression, changes);
  }

  private static ProgressionDiagram.Change change(Comparison comparison) {
    return new ProgressionDiagram.Change(
        comparison.relation().phrase(),
        comparison
            .accepted()
            .onlySecond()
            .map(trace -> WitnessText.trace(trace.witness(comparison.alphabet()))),
        comparison
            .accepted()
            .onlyFirst()
            .map(trace -> WitnessText.trace(trace.witness(comparison.alphabet()))));
  }
}
