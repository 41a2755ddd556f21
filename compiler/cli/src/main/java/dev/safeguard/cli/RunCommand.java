package dev.safeguard.cli;

import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.FormatOption;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SafeguardReference;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.monitoring.Interpreter;
import dev.safeguard.cli.monitoring.VerdictPrinter;
import dev.safeguard.cli.report.WitnessText;
import dev.safeguard.cli.trace.Observation;
import dev.safeguard.cli.trace.TraceFormat;
import dev.safeguard.cli.trace.TraceReader;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.automaton.Alphabet;
import dev.safeguard.compiler.automaton.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sg run}: a verdict for each observation of a trace. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Monitor a trace: a verdict for each observation, as it comes.",
    footer = {
      "",
      "A trace has one observation a line: labels separated by spaces or commas, {} for none; or",
      "several, as sg check prints them: {wood}; {}; {lava}. A line may also be JSON: [\"wood\",\"lava\"]",
      "or {\"labels\":[\"wood\"]}. Where labels are defined from signals, JSON objects or the columns of a",
      "CSV file give the signals: {\"signals\":{\"armor\":3}}. Exit code 1 says that the trace was",
      "violated.",
      "",
      "Example:",
      "  printf 'wood\\nwork_bench\\nlava\\n' | sg run samples/grid/minecraft.sg#Bench"
    })
final class RunCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = SpecificationFile.STANDARD_INPUT;

  @Parameters(index = "0", paramLabel = "FILE[#NAME]", description = "A safeguard.")
  private String reference;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TRACE",
      defaultValue = STANDARD_INPUT,
      description = "A file; without one, standard input.")
  private String trace = STANDARD_INPUT;

  @Option(
      names = "--trace-format",
      paramLabel = "FORMAT",
      defaultValue = "auto",
      description = "Read ${COMPLETION-CANDIDATES}; auto goes by the first line.")
  private TraceFormat traceFormat = TraceFormat.AUTO;

  @Mixin private StrategyOption strategy;
  @Mixin private FormatOption format;
  @Mixin private ColorOption color;
  @Mixin private LimitOptions limits;

  private final Console console;

  RunCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    SafeguardReference wanted = SafeguardReference.parse(reference);
    if (wanted.file().equals(STANDARD_INPUT) && trace.equals(STANDARD_INPUT)) {
      throw new UserError("standard input can be the specification or the trace, not both");
    }
    SpecificationFile file =
        SpecificationFile.load(wanted.file(), console.in(), limits.limits(), strategy.strategy());
    OptionalInt refusal = AcceptedFile.refusal(file, console, color.errors(console));
    if (refusal.isPresent()) {
      return refusal.getAsInt();
    }
    BuiltSafeguard safeguard = wanted.in(file.compilation());
    VerdictPrinter printer =
        new VerdictPrinter(console.out(), color.output(console), file.source().name());
    if (trace.equals(STANDARD_INPUT)) {
      return monitor(safeguard, console.in(), "<stdin>", printer);
    }
    Path path = OutputFiles.path(trace);
    if (Files.isDirectory(path)) {
      throw new UserError(trace + " is a folder, not a trace");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return monitor(safeguard, in, trace, printer);
    }
  }

  private int monitor(
      BuiltSafeguard safeguard, InputStream in, String source, VerdictPrinter printer)
      throws IOException {
    Alphabet alphabet = safeguard.alphabet();
    TraceReader reader =
        new TraceReader(in, source, alphabet.labels(), alphabet.grounding(), traceFormat);
    Interpreter interpreter = new Interpreter(safeguard);
    try {
      for (@Nullable Observation o = next(reader); o != null; o = next(reader)) {
        Optional<Interpreter.Step> step = interpreter.step(o.labels());
        if (step.isEmpty()) {
          throw impossible(alphabet, o, source);
        }
        if (format.isJson()) {
          printer.json(step.get());
        } else {
          printer.text(step.get());
        }
      }
    } finally {
      // What was said before a line that cannot be read comes before the complaint about it.
      console.out().flush();
    }
    if (!format.isJson()) {
      printer.end(interpreter);
    }
    return interpreter.verdict() == Verdict.VIOLATED ? ExitCode.REJECTED : ExitCode.OK;
  }

  private @Nullable Observation next(TraceReader reader) throws IOException {
    if (!reader.ready()) {
      console.out().flush();
    }
    return reader.next();
  }

  private static UserError impossible(Alphabet alphabet, Observation observation, String source) {
    return new UserError(
        source
            + ":"
            + observation.line()
            + ": "
            + WitnessText.labels(observation.labels())
            + " breaks the assumption "
            + alphabet.assumptionText(),
        "correct the trace, or the assumption if the world is not so");
  }
}
