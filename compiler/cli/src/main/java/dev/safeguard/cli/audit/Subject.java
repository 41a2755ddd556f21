package dev.safeguard.cli.audit;

import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.report.SafeguardPicture;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.analysis.Regions;
import dev.safeguard.compiler.analysis.SufficientLabels;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.diagram.Renderer;
import dev.safeguard.compiler.backend.diagram.Rendering;
import dev.safeguard.compiler.limits.BudgetExceededException;
import java.util.List;
import java.util.Optional;

/**
 * A safeguard and all that a report says of it.
 *
 * @param file the file that declares it, as findings call it
 * @param stem what files that belong to it are called, without an ending
 * @param regions its regions, if it is one automaton
 * @param labels those that suffice, if it is one automaton and the limits allow to find out
 * @param drawing its picture as SVG, or why there is none
 */
record Subject(
    BuiltSafeguard safeguard,
    String file,
    String stem,
    Optional<Regions> regions,
    Optional<List<String>> labels,
    Rendering drawing) {

  static Subject of(BuiltSafeguard safeguard, String file, String stem, Renderer renderer) {
    Optional<MonitorModel> model = safeguard.automaton().map(CompiledSafeguard::model);
    return new Subject(
        safeguard,
        file,
        stem + "-" + OutputFiles.nameFor(safeguard.name()),
        model.map(Regions::of),
        model.flatMap(Subject::sufficient),
        SafeguardPicture.of(safeguard, renderer::svg));
  }

  private static Optional<List<String>> sufficient(MonitorModel model) {
    try {
      long labels = model.automaton().diagrams().budget().spendOn(() -> SufficientLabels.of(model));
      return Optional.of(model.alphabet().names(labels));
    } catch (BudgetExceededException e) {
      return Optional.empty();
    }
  }

  /** The labels that are none of those that suffice. */
  Optional<List<String>> dispensable() {
    return labels.map(
        kept ->
            safeguard.alphabet().labels().stream().filter(each -> !kept.contains(each)).toList());
  }

  /** The name of the picture, if there is one. */
  Optional<String> picture() {
    return drawing instanceof Rendering.Picture ? Optional.of(stem + ".svg") : Optional.empty();
  }
}
