package dev.safeguard.cli.console;

import java.util.Locale;
import picocli.CommandLine.Option;

/** {@code --format}, to be mixed into each command that prints findings or verdicts. */
public final class FormatOption {
  private enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Print ${COMPLETION-CANDIDATES}; text is for people and may change.")
  private Format format = Format.TEXT;

  public boolean isJson() {
    return format == Format.JSON;
  }
}
