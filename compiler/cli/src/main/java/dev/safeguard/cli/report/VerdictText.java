package dev.safeguard.cli.report;

import dev.safeguard.cli.console.Style;
import dev.safeguard.compiler.automaton.Verdict;

/** Verdicts as people read them. */
public final class VerdictText {
  private VerdictText() {}

  /** The verdict in its color. */
  public static String of(Verdict verdict, Style style) {
    return colored(verdict, verdict.toString(), style);
  }

  /** A text in the color of a verdict. */
  public static String colored(Verdict verdict, String text, Style style) {
    return switch (verdict) {
      case SATISFIED -> style.good(text);
      case ACCEPTING -> text;
      case PENDING -> style.warning(text);
      case VIOLATED -> style.error(text);
    };
  }
}
