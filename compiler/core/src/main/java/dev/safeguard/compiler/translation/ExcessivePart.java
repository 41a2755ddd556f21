package dev.safeguard.compiler.translation;

import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.DecisionDiagrams;
import dev.safeguard.compiler.automaton.GuardText;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.BudgetExceededException;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.semantics.FormulaText;
import dev.safeguard.compiler.semantics.TemporalFormula;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Finds the part of a formula that takes a good share of a limit by itself. */
final class ExcessivePart {
  /** A part is to blame if it needs the allowed amount divided by this. */
  private static final int SHARE = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_PARTS = 100;
  private static final int MOST_CHARACTERS = 80;

  private final Alphabet alphabet;
  private final Budget budget;

  private ExcessivePart(Alphabet alphabet, Limits limits) {
    this.alphabet = alphabet;
    this.budget =
        Budget.of(
            limits
                .withStates(limits.states() / SHARE + 1)
                .withNodes(limits.nodes() / SHARE + 1)
                .withTime(PATIENCE));
  }

  /**
   * Which part is to blame, in words.
   *
   * @param formula exceeds a limit as a whole
   * @return empty if it has no parts that could be translated by themselves
   */
  static Optional<String> of(TemporalFormula formula, Alphabet alphabet, Limits limits) {
    List<TemporalFormula> parts = BooleanParts.of(formula);
    if (parts.size() < 2) {
      return Optional.empty();
    }
    ExcessivePart search = new ExcessivePart(alphabet, limits);
    return Optional.of(
        search
            .budget
            .spendOn(() -> parts.stream().limit(MOST_PARTS).filter(search::isLarge).findFirst())
            .map(part -> "`" + search.text(part) + "` is to blame")
            .orElse("no part of its formula does so by itself"));
  }

  private boolean isLarge(TemporalFormula part) {
    try {
      int[] order = alphabet.assumption().diagrams().order();
      FormulaTranslation.exploration(
              part, alphabet.assumption(), DecisionDiagrams.withOrder(order, budget))
          .run();
      return false;
    } catch (BudgetExceededException e) {
      return true;
    }
  }

  private String text(TemporalFormula part) {
    String text = new FormulaText(alphabet.labels(), GuardText::name).of(part);
    return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "...";
  }
}
