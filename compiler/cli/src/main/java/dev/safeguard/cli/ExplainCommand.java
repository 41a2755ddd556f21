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
import dev.safeguard.cli.explanation.SafeguardExplanation;
import dev.safeguard.cli.explanation.Topic;
import dev.safeguard.cli.files.SafeguardReference;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.report.ManualPage;
import dev.safeguard.cli.report.PlanReport;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Severity;
import dev.safeguard.compiler.diagnostics.Spelling;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code sg explain}: what a finding means, how formulas mean what they do, how a safeguard works.
 */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Explain a finding, a topic or a safeguard; without any, list findings and topics.",
    footer = {
      "",
      "Of a safeguard it shows the formula, and for each state what is owed there, how a trace ends",
      "there, and the ways out.",
      "",
      "Examples:",
      "  sg explain guard.overlap",
      "  sg explain end-of-trace",
      "  sg explain samples/grid/minecraft.sg#Bench",
      "  sg explain samples/grid/minecraft.sg#Bench --state carrying --to lava"
    })
final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "CODE|TOPIC|FILE[#NAME]",
      arity = "0..1",
      description = "Such as guard.overlap, end-of-trace or door.sg#Door.")
  private @Nullable String subject;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "Of a safeguard: how far this state is from a violation and from security.")
  private @Nullable String state;

  @Option(
      names = "--to",
      paramLabel = "LABEL",
      description = "With --state: the shortest trace to where this label is allowed.")
  private @Nullable String label;

  @Mixin private LimitOptions limits;
  @Mixin private FormatOption format;
  @Mixin private ColorOption color;

  private final Console console;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Style style = color.output(console);
    @Nullable String wanted = subject;
    if (label != null && state == null) {
      throw new UserError("--to says where to come to from a state", "add --state STATE");
    }
    if (state != null && (wanted == null || !SafeguardReference.isMeant(wanted))) {
      throw new UserError("--state is a state of a safeguard", "name it: FILE#NAME");
    }
    if (wanted == null) {
      list(style);
      return ExitCode.OK;
    }
    Optional<DiagnosticCode> code = DiagnosticCode.of(wanted);
    if (code.isPresent()) {
      return explain(code.get(), style);
    }
    Optional<Topic> topic = Topic.of(wanted);
    if (topic.isPresent()) {
      return explain(topic.get(), style);
    }
    if (SafeguardReference.isMeant(wanted)) {
      return explain(SafeguardReference.parse(wanted), style);
    }
    throw unknown(wanted);
  }

  private int explain(DiagnosticCode code, Style style) throws IOException {
    if (format.isJson()) {
      JsonOutput.document(console.out(), json(code));
      return ExitCode.OK;
    }
    Optional<ManualPage> page = ManualPage.of(code);
    if (page.isPresent()) {
      console.out().print(page.get().text(style));
    } else {
      console.out().println(style.strong(code.id()) + " (" + severity(code) + ")");
      console.out().println();
      console.out().println("It says: " + code.summary() + ".");
    }
    return ExitCode.OK;
  }

  private int explain(Topic topic, Style style) throws IOException {
    if (format.isJson()) {
      JsonOutput.document(console.out(), topic.page().json(topic));
    } else {
      console.out().print(topic.page().text(style));
    }
    return ExitCode.OK;
  }

  private int explain(SafeguardReference reference, Style style) {
    SpecificationFile file =
        SpecificationFile.load(reference.file(), console.in(), limits.limits());
    OptionalInt refusal = AcceptedFile.refusal(file, console, color.errors(console));
    if (refusal.isPresent()) {
      return refusal.getAsInt();
    }
    CompiledSafeguard safeguard = reference.automatonIn(file.compilation());
    @Nullable String from = state;
    if (from != null) {
      PlanReport plan = new PlanReport(safeguard.model(), from, label);
      if (format.isJson()) {
        JsonOutput.document(console.out(), plan.json());
      } else {
        console.out().print(plan.text(style));
      }
      return ExitCode.OK;
    }
    SafeguardExplanation explanation = new SafeguardExplanation(safeguard);
    if (format.isJson()) {
      JsonOutput.document(console.out(), explanation.json());
    } else {
      console.out().print(explanation.text(style));
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
    String column = "%-" + (2 + known().mapToInt(String::length).max().orElse(0)) + "s";
    for (Topic topic : Topic.values()) {
      console.out().printf(column, topic.id());
      console.out().print(style.aside(String.format("%-8s", "topic")));
      console.out().println(topic.summary());
    }
    for (DiagnosticCode each : DiagnosticCode.values()) {
      String severity = String.format("%-8s", severity(each));
      console.out().print(String.format(column, each.id()));
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

  private static Stream<String> known() {
    return Stream.concat(
        Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id),
        Arrays.stream(Topic.values()).map(Topic::id));
  }

  private static UserError unknown(String subject) {
    return new UserError(
        "no finding and no topic is called " + subject,
        Spelling.nearest(subject, known().toList()).map(n -> "did you mean " + n + "? ").orElse("")
            + "sg explain lists all");
  }
}
