package dev.safeguard.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.FormatOption;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.report.DiagnosticText;
import dev.safeguard.cli.report.Findings;
import dev.safeguard.cli.report.FindingsJson;
import dev.safeguard.compiler.TestResult;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sg test}: the example traces in specifications. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Run the test blocks of specifications.",
    footer = {
      "",
      "Exit code 1 says that a test failed or that a specification is rejected; what can be built",
      "is tested all the same.",
      "",
      "Example:",
      "  sg test samples/grid/minecraft.sg"
    })
final class TestCommand implements Callable<Integer> {
  @Mixin private SpecificationFiles specifications;
  @Mixin private FormatOption format;
  @Mixin private ColorOption color;

  private final Console console;

  TestCommand(Console console) {
    this.console = console;
  }

  private record Outcome(SpecificationFile file, List<TestResult> results) {
    long failed() {
      return results.stream().filter(result -> !result.passed()).count();
    }
  }

  @Override
  public Integer call() {
    Findings findings = new Findings(specifications.load(console));
    List<Outcome> outcomes = new ArrayList<>();
    for (SpecificationFile file : findings.files()) {
      outcomes.add(new Outcome(file, file.compilation().test()));
    }
    boolean passed = outcomes.stream().allMatch(outcome -> outcome.failed() == 0);
    if (format.isJson()) {
      JsonOutput.document(console.out(), json(findings, outcomes, passed));
    } else {
      outcomes.forEach(outcome -> print(findings, outcome));
    }
    return findings.exitCode() != ExitCode.OK || passed ? findings.exitCode() : ExitCode.REJECTED;
  }

  private void print(Findings findings, Outcome outcome) {
    Style style = color.output(console);
    SpecificationFile file = outcome.file();
    DiagnosticText text =
        new DiagnosticText(file.source(), file.compilation().imports(), style, false);
    file.compilation().diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(text::of)
        .forEach(console.out()::println);
    @Nullable String safeguard = null;
    for (TestResult result : outcome.results()) {
      if (!result.safeguard().equals(safeguard)) {
        safeguard = result.safeguard();
        console.out().println(style.strong(safeguard));
      }
      String mark = result.passed() ? style.good("  ok    ") : style.error("  FAIL  ");
      console.out().println(mark + result.name());
      result.failure().map(text::of).ifPresent(failure -> console.out().print(failure));
    }
    if (!file.isAccepted()) {
      console.out().println(findings.summary(file, style));
    }
    String count = Findings.count(outcome.results().size(), "test");
    long failed = outcome.failed();
    console.out().print(style.strong(file.source().name() + ":") + " ");
    console
        .out()
        .println(count + ", " + (failed == 0 ? "0 failed" : style.error(failed + " failed")));
  }

  private static JsonObject json(Findings findings, List<Outcome> outcomes, boolean passed) {
    JsonArray tests = new JsonArray();
    for (Outcome outcome : outcomes) {
      for (TestResult result : outcome.results()) {
        JsonObject test = new JsonObject();
        test.addProperty("file", outcome.file().source().name());
        test.addProperty("safeguard", result.safeguard());
        test.addProperty("name", result.name());
        test.addProperty("line", result.span().line());
        test.addProperty("passed", result.passed());
        test.addProperty("message", result.failure().map(Diagnostic::message).orElse(null));
        test.add("witness", FindingsJson.witness(result.failure().flatMap(Diagnostic::witness)));
        tests.add(test);
      }
    }
    JsonObject json = new JsonObject();
    json.addProperty("ok", findings.areAcceptable() && passed);
    json.add("diagnostics", findings.toJson());
    json.add("tests", tests);
    json.add("checks", findings.checks());
    return json;
  }
}
