package dev.safeguard.cli;

import dev.safeguard.cli.audit.AuditReport;
import dev.safeguard.cli.audit.Baseline;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.report.Findings;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.together.Together;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --report DIR} and {@code --baseline FILE}: findings to keep, and those that are new. */
final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write report.md with pictures, report.json and report.sarif into a folder.")
  private @Nullable String folder;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Pass over the findings of an earlier report.json or report.sarif.")
  private @Nullable String baseline;

  /**
   * The findings of some files.
   *
   * @param strict whether warnings are errors
   */
  Findings findings(List<SpecificationFile> files, boolean strict) throws IOException {
    Baseline earlier = baseline == null ? Baseline.NONE : Baseline.read(OutputFiles.path(baseline));
    List<Diagnostic> all =
        files.stream().flatMap(file -> file.compilation().diagnostics().stream()).toList();
    return new Findings(files, strict, earlier.known(all));
  }

  /** Writes the report, if one is wanted. */
  void write(Findings findings, Optional<Together> together) throws IOException {
    if (folder != null) {
      AuditReport.write(findings, together, Version.number(), OutputFiles.folder(folder));
    }
  }
}
