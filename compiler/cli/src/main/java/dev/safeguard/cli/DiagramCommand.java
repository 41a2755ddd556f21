package dev.safeguard.cli;

import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SafeguardReference;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.compiler.Compilation.CompiledSafeguard;
import dev.safeguard.compiler.automaton.MonitorModel;
import dev.safeguard.compiler.backend.diagram.DrawingLimit;
import dev.safeguard.compiler.backend.diagram.HtmlPage;
import dev.safeguard.compiler.backend.diagram.Renderer;
import dev.safeguard.compiler.backend.diagram.Rendering;
import dev.safeguard.compiler.backend.dot.DotDiagram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
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
      description = "A safeguard; a page (.html) shows all of a file where none is named.")
  private String reference;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "OUT",
      required = true,
      description = "The picture; its ending says the form: .svg, .png, .dot or .html.")
  private String out;

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
    SpecificationFile file = SpecificationFile.load(wanted.file(), console.in(), limits.limits());
    OptionalInt refusal = AcceptedFile.refusal(file, console, color.errors(console));
    if (refusal.isPresent()) {
      return refusal.getAsInt();
    }
    boolean all = form == Form.HTML && wanted.name().isEmpty();
    List<MonitorModel> models =
        all
            ? file.compilation().safeguards().stream().map(CompiledSafeguard::model).toList()
            : List.of(wanted.in(file.compilation()).model());
    OutputFiles.write(target, drawn(form, models, file.source().name()));
    return ExitCode.OK;
  }

  private static byte[] drawn(Form form, List<MonitorModel> models, String title) {
    if (form == Form.DOT) {
      return DotDiagram.of(models.get(0)).getBytes(StandardCharsets.UTF_8);
    }
    try (Renderer renderer = new Renderer()) {
      if (form == Form.HTML) {
        List<HtmlPage.Entry> entries =
            models.stream().map(m -> new HtmlPage.Entry(m, drawing(m, form, renderer))).toList();
        return HtmlPage.of(title, entries).getBytes(StandardCharsets.UTF_8);
      }
      Rendering drawing = drawing(models.get(0), form, renderer);
      if (drawing instanceof Rendering.Picture picture) {
        return picture.bytes();
      }
      String reason = ((Rendering.Failure) drawing).reason();
      throw new UserError(reason, "a file that ends in .dot can be drawn elsewhere");
    }
  }

  private static Rendering drawing(MonitorModel model, Form form, Renderer renderer) {
    return DrawingLimit.DEFAULT
        .refusal(model)
        .<Rendering>map(Rendering.Failure::new)
        .orElseGet(
            () -> {
              String dot = DotDiagram.of(model);
              return form == Form.PNG ? renderer.png(dot) : renderer.svg(dot);
            });
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
