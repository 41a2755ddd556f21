package dev.safeguard.cli;

import com.google.gson.JsonObject;
import dev.safeguard.cli.console.ColorOption;
import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.FormatOption;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.GeneratedFiles;
import dev.safeguard.cli.files.OutputFiles;
import dev.safeguard.cli.files.SpecificationFile;
import dev.safeguard.cli.report.Findings;
import dev.safeguard.compiler.backend.hoa.HoaWriter;
import dev.safeguard.compiler.backend.json.JsonWriter;
import dev.safeguard.compiler.backend.mermaid.MermaidDiagram;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sg compile}: verified specifications become files; a rejected one becomes none. */
@Command(
    name = "compile",
    mixinStandardHelpOptions = true,
    description = "Generate Java or another form from specifications that are accepted.",
    footer = {
      "",
      "Nothing is written if one of the specifications is rejected.",
      "",
      "Example:",
      "  sg compile samples/grid/minecraft.sg -o out/java --package com.example.minecraft"
    })
final class CompileCommand implements Callable<Integer> {
  private enum Backend {
    JAVA,
    DOT,
    HOA,
    JSON,
    MERMAID;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private SpecificationFiles specifications;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      required = true,
      description = "Where the files go; created if it is missing.")
  private String directory;

  @Option(
      names = "--package",
      paramLabel = "P",
      description = "The Java package; by default the name of the module.")
  private String packageName;

  @Option(
      names = "--backend",
      paramLabel = "FORM",
      defaultValue = "java",
      description = "One of ${COMPLETION-CANDIDATES}; java is the default.")
  private Backend backend = Backend.JAVA;

  @Mixin private FormatOption format;
  @Mixin private ColorOption color;

  private final Console console;

  CompileCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (packageName != null && backend != Backend.JAVA) {
      throw new UserError("--package is for --backend java");
    }
    Findings findings = new Findings(specifications.load(console));
    List<GeneratedFiles> generated =
        findings.areAcceptable()
            ? findings.files().stream().map(this::generate).toList()
            : List.of();
    List<Path> written =
        generated.isEmpty()
            ? List.of()
            : GeneratedFiles.merged(generated).write(OutputFiles.folder(directory));
    report(findings, written);
    return findings.exitCode();
  }

  private GeneratedFiles generate(SpecificationFile file) {
    return switch (backend) {
      case JAVA -> GeneratedFiles.java(file, packageName);
      case DOT -> GeneratedFiles.each(file, ".dot", GeneratedFiles::dot);
      case HOA -> GeneratedFiles.each(file, ".hoa", GeneratedFiles.automaton(HoaWriter::of));
      case JSON -> GeneratedFiles.each(file, ".json", GeneratedFiles.automaton(JsonWriter::of));
      case MERMAID ->
          GeneratedFiles.each(file, ".mmd", GeneratedFiles.automaton(MermaidDiagram::of));
    };
  }

  private void report(Findings findings, List<Path> written) {
    if (format.isJson()) {
      JsonObject json = new JsonObject();
      json.addProperty("ok", findings.areAcceptable());
      json.add("diagnostics", findings.toJson());
      json.add("files", JsonOutput.strings(written.stream().map(Path::toString).toList()));
      JsonOutput.document(console.out(), json);
      return;
    }
    findings.print(console.err(), color.errors(console));
    if (findings.exitCode() != ExitCode.OK) {
      findings.files().stream()
          .filter(file -> !file.isAccepted())
          .map(file -> findings.summary(file, color.errors(console)))
          .forEach(console.err()::println);
      console.err().println("nothing was written");
    }
    written.forEach(console.out()::println);
  }
}
