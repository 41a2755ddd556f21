package dev.safeguard.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.FormatOption;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.report.DiagnosticPage;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Severity;
import dev.safeguard.compiler.diagnostics.Spelling;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sg explain}: what a finding means, with an example that has it and one that has not. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Explain a finding; without a code, list all of them.",
    footer = {"", "Example:", "  sg explain guard.overlap"})
final class ExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "CODE", arity = "0..1", description = "Such as guard.overlap.")
  private @Nullable String code;

  @Mixin private FormatOption format;
  @Mixin private ColorOption color;

  private final Console console;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Style style = color.output(console);
    @Nullable String wanted = code;
    if (wanted == null) {
      list(style);
      return ExitCode.OK;
    }
    DiagnosticCode found = DiagnosticCode.of(wanted).orElseThrow(() -> unknown(wanted));
    if (format.isJson()) {
      JsonOutput.document(console.out(), json(found));
      return ExitCode.OK;
    }
    Optional<DiagnosticPage> page = DiagnosticPage.of(found);
    if (page.isPresent()) {
      console.out().print(page.get().text(style));
    } else {
      console.out().println(style.strong(found.id()) + " (" + severity(found) + ")");
      console.out().println();
      console.out().println("It says: " + found.summary() + ".");
    }
    return ExitCode.OK;
  }

  private void list(Style style) {
    if (format.isJson()) {
      JsonArray all = new JsonArray();
      Arrays.stream(DiagnosticCode.values()).map(ExplainCommand::json).forEach(all::add);
      JsonOutput.document(console.out(), all);
      return;
    }
    for (DiagnosticCode each : DiagnosticCode.values()) {
      String severity = String.format("%-8s", severity(each));
      console.out().print(String.format("%-22s", each.id()));
      console
          .out()
          .print(
              each.severity() == Severity.ERROR ? style.error(severity) : style.warning(severity));
      console.out().println(each.summary());
    }
  }

  private static JsonObject json(DiagnosticCode code) {
    JsonObject json = new JsonObject();
    json.addProperty("code", code.id());
    json.addProperty("severity", severity(code));
    json.addProperty("summary", code.summary());
    return json;
  }

  private static String severity(DiagnosticCode code) {
    return code.severity().name().toLowerCase(Locale.ROOT);
  }

  private static UserError unknown(String code) {
    List<String> known = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();
    return new UserError(
        "no finding has the code " + code,
        Spelling.nearest(code, known).map(n -> "did you mean " + n + "? ").orElse("")
            + "sg explain lists all");
  }
}
