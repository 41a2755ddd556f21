package dev.safeguard.cli;

import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.FormatOption;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.SafeguardReference;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.report.ComparisonReport;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.comparison.Comparison;
import dev.safeguard.compiler.limits.Budget;
import dev.safeguard.compiler.limits.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code sg diff}: what one safeguard allows and another forbids. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = "Say what the second safeguard allows that the first forbids, and the reverse.",
    footer = {
      "",
      "Labels are the same where they are called the same; one that a file does not declare is free",
      "there. Traces are compared that the assumptions of both allow.",
      "",
      "Examples:",
      "  sg diff samples/grid/minecraft.sg#Wood samples/grid/minecraft.sg#Bench",
      "  git show HEAD~1:mine.sg | sg diff -- -#Mine mine.sg#Mine"
    })
final class DiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE[#NAME]", description = "The first safeguard.")
  private String first;

  @Parameters(index = "1", paramLabel = "FILE[#NAME]", description = "The second safeguard.")
  private String second;

  @Mixin private FormatOption format;
  @Mixin private ColorOption color;
  @Mixin private LimitOptions limits;

  private final Console console;

  DiffCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    List<SafeguardReference> wanted =
        List.of(SafeguardReference.parse(first), SafeguardReference.parse(second));
    List<SpecificationFile> files = new ArrayList<>();
    for (SafeguardReference reference : wanted) {
      SpecificationFile file =
          !files.isEmpty() && files.get(0).path().equals(reference.file())
              ? files.get(0)
              : SpecificationFile.load(reference.file(), console.in(), limits.limits());
      OptionalInt refusal = AcceptedFile.refusal(file, console, color.errors(console));
      if (refusal.isPresent()) {
        return refusal.getAsInt();
      }
      files.add(file);
    }
    MonitorModel left = wanted.get(0).automatonIn(files.get(0).compilation()).model();
    MonitorModel right = wanted.get(1).automatonIn(files.get(1).compilation()).model();
    Comparison comparison = compare(left, right, limits.limits());
    if (format.isJson()) {
      JsonOutput.document(console.out(), ComparisonReport.json(comparison));
    } else {
      console
          .out()
          .print(
              ComparisonReport.text(
                  name(files.get(0), left),
                  name(files.get(1), right),
                  comparison,
                  color.output(console)));
    }
    return ExitCode.OK;
  }

  private static Comparison compare(MonitorModel left, MonitorModel right, Limits limits) {
    int labels = Comparison.labelCount(left, right);
    if (labels > Alphabet.MOST_LABELS) {
      throw new UserError(
          "together they have " + labels + " labels, and at most 64 can be compared",
          "call labels that mean the same by the same name");
    }
    Budget budget = Budget.of(limits);
    Comparison comparison = budget.spendOn(() -> Comparison.of(left, right, budget));
    if (comparison.isVoid()) {
      throw new UserError(
          "their assumptions exclude each other, so there is nothing to compare",
          "correct the assumptions of one file");
    }
    return comparison;
  }

  private static String name(SpecificationFile file, MonitorModel model) {
    return file.source().name() + "#" + model.name();
  }
}
