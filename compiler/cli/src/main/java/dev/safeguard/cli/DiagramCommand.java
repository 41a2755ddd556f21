package dev.safeguard.cli;

import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SafeguardReference;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.report.ProgressionPicture;
import dev.safeguard.cli.report.SafeguardPicture;
import dev.safeguard.compiler.BuiltSafeguard;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.automaton.ProgressionModel;
import dev.safeguard.compiler.backend.diagram.HtmlPage;
import dev.safeguard.compiler.backend.diagram.Renderer;
import dev.safeguard.compiler.backend.diagram.Rendering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sg diagram}: a picture of a safeguard, or a page with all of a file. */
@Command(
    name = "diagram",
    mixinStandardHelpOptions = true,
    description = "Draw a safeguard as a state diagram.",
    footer = {
      "",
      "Examples:",
      "  sg diagram samples/grid/minecraft.sg#Tools -o tools.svg",
      "  sg diagram samples/grid/minecraft.sg#Minecraft -o curriculum.svg",
      "  sg diagram samples/grid/minecraft.sg -o minecraft.html"
    })
final class DiagramCommand implements Callable<Integer> {
  private enum Form {
    SVG,
    PNG,
    DOT,
    HTML
  }

  @Parameters(
      paramLabel = "FILE[#NAME]",
      description =
          "A safeguard or a progression; a page (.html) shows all of a file where none is named.")
  private String reference;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT",
      required = true,
      description = "The picture; its ending says the form: .svg, .png, .dot or .html.")
  private String out;

  @Mixin private StrategyOption strategy;
  @Mixin private ColorOption color;
  @Mixin private LimitOptions limits;

  private final Console console;

  DiagramCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Form form = form(out);
    Path target = OutputFiles.path(out);
    SafeguardReference wanted = SafeguardReference.parse(reference);
    SpecificationFile file =
        SpecificationFile.load(wanted.file(), console.in(), limits.limits(), strategy.strategy());
    OptionalInt refusal = AcceptedFile.refusal(file, console, color.errors(console));
    if (refusal.isPresent()) {
      return refusal.getAsInt();
    }
    Optional<ProgressionModel> progression = wanted.name().flatMap(file.compilation()::progression);
    if (progression.isPresent()) {
      String dot = ProgressionPicture.of(progression.get(), file.compilation());
      OutputFiles.write(target, drawn(form, dot));
      return ExitCode.OK;
    }
    boolean all = form == Form.HTML && wanted.name().isEmpty();
    List<BuiltSafeguard> safeguards =
        all ? file.compilation().built() : List.of(wanted.in(file.compilation()));
    String title = file.source().name();
    OutputFiles.write(target, inTime(safeguards, () -> drawn(form, safeguards, title)));
    return ExitCode.OK;
  }

  /** Draws within the time that a part of the specification may take. */
  private static byte[] inTime(List<BuiltSafeguard> safeguards, Supplier<byte[]> drawing) {
    return safeguards.stream()
        .map(DiagramCommand::aModel)
        .findFirst()
        .map(model -> model.automaton().diagrams().budget().spendOn(drawing))
        .orElseGet(drawing);
  }

  private static MonitorModel aModel(BuiltSafeguard safeguard) {
    return safeguard
        .automaton()
        .map(CompiledSafeguard::model)
        .orElseGet(() -> safeguard.parallel().orElseThrow().model().parts().get(0));
  }

  /** A picture of a progression. */
  private static byte[] drawn(Form form, String dot) {
    return switch (form) {
      case DOT -> dot.getBytes(StandardCharsets.UTF_8);
      case HTML ->
          throw new UserError(
              "a page shows safeguards, not a progression", "use .svg, .png or .dot");
      case SVG, PNG -> {
        try (Renderer renderer = new Renderer()) {
          yield bytes(form == Form.PNG ? renderer.png(dot) : renderer.svg(dot));
        }
      }
    };
  }

  private static byte[] bytes(Rendering drawing) {
    if (drawing instanceof Rendering.Picture picture) {
      return picture.bytes();
    }
    String reason = ((Rendering.Failure) drawing).reason();
    throw new UserError(reason, "a file that ends in .dot can be drawn elsewhere");
  }

  private static byte[] drawn(Form form, List<BuiltSafeguard> safeguards, String title) {
    if (form == Form.DOT) {
      return SafeguardPicture.dot(safeguards.get(0)).getBytes(StandardCharsets.UTF_8);
    }
    try (Renderer renderer = new Renderer()) {
      if (form == Form.HTML) {
        List<HtmlPage.Entry> entries =
            safeguards.stream().map(s -> entry(s, drawing(s, form, renderer))).toList();
        return HtmlPage.of(title, entries).getBytes(StandardCharsets.UTF_8);
      }
      return bytes(drawing(safeguards.get(0), form, renderer));
    }
  }

  private static Rendering drawing(BuiltSafeguard safeguard, Form form, Renderer renderer) {
    return SafeguardPicture.of(
        safeguard, dot -> form == Form.PNG ? renderer.png(dot) : renderer.svg(dot));
  }

  private static HtmlPage.Entry entry(BuiltSafeguard safeguard, Rendering drawing) {
    return safeguard
        .automaton()
        .map(automaton -> new HtmlPage.Entry(automaton.model(), drawing))
        .orElseGet(() -> new HtmlPage.Entry(safeguard.parallel().orElseThrow().model(), drawing));
  }

  private static Form form(String out) {
    String lower = out.toLowerCase(Locale.ROOT);
    for (Form form : Form.values()) {
      if (lower.endsWith("." + form.name().toLowerCase(Locale.ROOT))) {
        return form;
      }
    }
    throw new UserError(
        "the ending of " + out + " is no form of a picture", "use .svg, .png, .dot or .html");
  }
}
