package dev.safeguard.cli;

import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.report.DiagnosticText;
import dev.safeguard.cli.report.Findings;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import java.util.List;
import java.util.OptionalInt;

/** Commands that work with one specification go on only if it is accepted. */
final class AcceptedFile {
  private AcceptedFile() {}

  /** Says on standard error why a file cannot be used; the exit code, or empty if it can. */
  static OptionalInt refusal(SpecificationFile file, Console console, Style style) {
    if (file.isAccepted()) {
      return OptionalInt.empty();
    }
    Findings findings = new Findings(List.of(file));
    DiagnosticText text =
        new DiagnosticText(file.source(), file.compilation().imports(), style, false);
    file.compilation().diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(text::of)
        .forEach(console.err()::println);
    console.err().println(findings.summary(file, style));
    console.err().flush();
    return OptionalInt.of(findings.exitCode());
  }
}
