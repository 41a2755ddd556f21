package dev.safeguard.compiler.composition;

import dev.safeguard.compiler.automaton.MonitorModel;

/** Splits the ways into a violation by the part that fails. */
final class PartEdges {
  private PartEdges() {}

  static MonitorModel of(MonitorModel model, Structure structure) {
    return new MonitorModel(
        model.module(),
        model.name(),
        model.documentation(),
        model.alphabet(),
        model.states(),
        model.initial(),
        model.penalty(),
        model.automaton(),
        model.shield(),
        structure.parts().stream().map(Part::name).toList());
  }
}
