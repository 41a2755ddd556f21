package dev.safeguard.compiler.analysis;

import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.Shield;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.diagnostics.Witness;

/** Finds out what the agent can do about a safeguard, and warns if it cannot keep it. */
public final class Realizability {
  private Realizability() {}

  /**
   * Solves the game of a safeguard.
   *
   * @param span where its name stands
   * @return the model with its shield, or as it is if no label is an action
   */
  public static MonitorModel check(MonitorModel model, Span span, Findings findings) {
    if (model.alphabet().actions() == 0) {
      return model;
    }
    ActionGame game = ActionGame.of(model);
    Shield shield = game.shield();
    if (!shield.winning().get(model.initial())) {
      findings.add(
          DiagnosticCode.SAFEGUARD_UNREALIZABLE,
          span,
          "whatever the agent does, the world can violate the safeguard `" + model.name() + "`",
          "Say what the world never does (`assume`), make a label an action, or allow more.",
          new Witness.Trace(
              game.worldWins(model.initial()).stream().map(model.alphabet()::names).toList()));
    }
    return model.with(shield);
  }
}
