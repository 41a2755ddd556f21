package dev.safeguard.cli;

import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SafeguardReference;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.dot.DotDiagram;
import dev.safeguard.compiler.backend.hoa.HoaWriter;
import dev.safeguard.compiler.backend.json.JsonWriter;
import dev.safeguard.compiler.backend.mermaid.MermaidDiagram;
import dev.safeguard.compiler.backend.sg.SpecificationText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sg convert}: an automaton in one form becomes the same in another. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = "Write a safeguard, or an automaton of another tool, in another form.",
    footer = {
      "",
      "Reads .sg, .hoa, .json, .mata and reward machines (.rm, .txt); writes .sg, .hoa, .json, .dot"
          + " and .mmd.",
      "",
      "Examples:",
      "  sg convert automaton.hoa -o automaton.sg",
      "  sg convert samples/grid/minecraft.sg#Tools -o tools.hoa"
    })
final class ConvertCommand implements Callable<Integer> {
  private enum Form {
    SG(SpecificationText::of),
    HOA(model -> Optional.of(HoaWriter.of(model))),
    JSON(model -> Optional.of(JsonWriter.of(model))),
    DOT(model -> Optional.of(DotDiagram.of(model))),
    MMD(model -> Optional.of(MermaidDiagram.of(model)));

    @SuppressWarnings("ImmutableEnumChecker") // None of the writers has a state.
    private final Function<MonitorModel, Optional<String>> writer;

    Form(Function<MonitorModel, Optional<String>> writer) {
      this.writer = writer;
    }

    static Form of(String out) {
      String lower = out.toLowerCase(Locale.ROOT);
      return Arrays.stream(values())
          .filter(form -> lower.endsWith("." + form.name().toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new UserError(
                      "the ending of " + out + " is no form that can be written",
                      "use .sg, .hoa, .json, .dot or .mmd"));
    }
  }

  @Parameters(
      paramLabel = "FILE[#NAME]",
      description = "A safeguard, or an automaton of another tool.")
  private String reference;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT",
      required = true,
      description = "The result; its ending says the form: .sg, .hoa, .json, .dot or .mmd.")
  private String out;

  @Mixin private LimitOptions limits;
  @Mixin private ColorOption color;

  private final Console console;

  ConvertCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Form form = Form.of(out);
    Path target = OutputFiles.path(out);
    SafeguardReference wanted = SafeguardReference.parse(reference);
    SpecificationFile file = SpecificationFile.load(wanted.file(), console.in(), limits.limits());
    OptionalInt refusal = AcceptedFile.refusal(file, console, color.errors(console));
    if (refusal.isPresent()) {
      return refusal.getAsInt();
    }
    MonitorModel model = wanted.automatonIn(file.compilation()).model();
    String text =
        form.writer
            .apply(model)
            .orElseThrow(
                () ->
                    new UserError(
                        "a guard of " + model.name() + " is too long to be written as a formula",
                        "a file that ends in .hoa or .json can hold it"));
    OutputFiles.write(target, text);
    return ExitCode.OK;
  }
}
