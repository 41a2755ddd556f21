package dev.safeguard.compiler.interchange;

import dev.safeguard.compiler.automaton.DraftAutomaton;
import dev.safeguard.compiler.diagnostics.Findings;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.limits.Budget;
import java.util.Optional;

/** Reads an automaton of another tool as the draft of a safeguard. */
public final class AutomatonReader {
  private AutomatonReader() {}

  /**
   * Reads the source of {@code findings} and adds to them why it is no safeguard, if it is none.
   *
   * @param budget whose states are those that determinisation may make
   * @return a draft that is deterministic and total under its assumption, with no state marked
   *     rejecting
   * @throws dev.safeguard.compiler.limits.BudgetExceededException if the budget is used up
   */
  public static Optional<DraftAutomaton> read(
      AutomatonFormat format, Findings findings, Budget budget) {
    try {
      ImportedAutomaton imported = imported(format, findings.source(), budget);
      return Optional.of(Determinization.of(imported, budget.limits().states()));
    } catch (Malformed e) {
      findings.add(e.code(), e.span(), e.message(), e.help());
      return Optional.empty();
    }
  }

  private static ImportedAutomaton imported(AutomatonFormat format, Source source, Budget budget) {
    return switch (format) {
      case HOA -> HoaReader.read(source, budget);
      case JSON -> JsonReader.read(source, budget);
      case MATA -> MataReader.read(source, budget);
      case REWARD_MACHINE -> RewardMachineReader.read(source, budget);
    };
  }
}
