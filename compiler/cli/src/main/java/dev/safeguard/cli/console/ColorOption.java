package dev.safeguard.cli.console;

import java.util.Locale;
import picocli.CommandLine.Option;

/** {@code --color}, to be mixed into each command that prints findings or verdicts for people. */
public final class ColorOption {
  private enum When {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "Color the text: ${COMPLETION-CANDIDATES}; auto means on a terminal.")
  private When when = When.AUTO;

  /** How standard output is to be written. */
  public Style output(Console console) {
    return style(console, console.outputIsTerminal());
  }

  /** How standard error is to be written. */
  public Style errors(Console console) {
    return style(console, console.errorsAreTerminal());
  }

  private Style style(Console console, boolean terminal) {
    return switch (when) {
      case ALWAYS -> Style.COLORED;
      case NEVER -> Style.PLAIN;
      case AUTO -> Style.of(console, terminal);
    };
  }
}
