package dev.safeguard.cli;

import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.FormatOption;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.report.CheckJson;
import dev.safeguard.cli.report.Findings;
import dev.safeguard.cli.report.SafeguardJson;
import dev.safeguard.cli.report.SafeguardTable;
import dev.safeguard.cli.report.StageReport;
import dev.safeguard.cli.report.TogetherReport;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.automaton.ProgressionModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sg check}: every finding of every file, and what verification found out. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Parse and verify specifications; run no tests.",
    footer = {
      "",
      "Example:",
      "  sg check samples/grid/minecraft.sg",
      "  sg check --together Bench,NoHazard samples/grid/minecraft.sg",
      "  sg check --format json *.sg | jq .diagnostics",
      "  sg check --report report --baseline report/report.json *.sg"
    })
final class CheckCommand implements Callable<Integer> {
  @Mixin private SpecificationFiles specifications;
  @Mixin private TogetherOption together;
  @Mixin private ReportOptions reports;
  @Mixin private FormatOption format;
  @Mixin private ColorOption color;

  @Option(names = "--strict", description = "Take warnings for errors.")
  private boolean strict;

  private final Console console;

  CheckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    TogetherOption.Asked asked = together.ask(specifications.load(console));
    Findings findings = reports.findings(asked.files(), strict);
    reports.write(findings, asked.together());
    if (format.isJson()) {
      JsonOutput.document(
          console.out(), CheckJson.of(findings, asked.together(), SafeguardJson::of));
    } else {
      boolean first = true;
      for (SpecificationFile file : findings.files()) {
        console.out().print(first ? "" : "\n");
        print(findings, file);
        first = false;
      }
      asked.together().map(TogetherReport::text).ifPresent(console.out()::println);
    }
    return findings.exitCode();
  }

  private void print(Findings findings, SpecificationFile file) {
    PrintWriter out = console.out();
    Style style = color.output(console);
    findings.print(file, out, style);
    out.println(findings.summary(file, style));
    List<BuiltSafeguard> built = file.compilation().built();
    if (!built.isEmpty()) {
      out.print(SafeguardTable.of(built, style));
    }
    for (ProgressionModel progression : file.compilation().progressions()) {
      out.print(StageReport.text(progression, file.compilation().stages(progression), style));
    }
  }
}
