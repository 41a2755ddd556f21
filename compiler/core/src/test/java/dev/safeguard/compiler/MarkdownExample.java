package dev.safeguard.compiler;

import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.interchange.AutomatonFormat;
import dev.safeguard.compiler.limits.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A specification in the documentation, or an automaton of another tool.
 *
 * @param findings the codes that the comment before it names
 * @param ending of a file that would hold it, without the dot
 * @param text all of it
 */
record MarkdownExample(List<String> findings, String ending, String text) {
  static final Path DOCS = Path.of("..", "..", "docs");

  /** The documents that together are the reference of the language. */
  private static final List<String> REFERENCE =
      List.of("language.md", "formulas.md", "templates.md", "library.md", "analysis.md");

  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^(<!-- (.*?) -->\\n)?```(sg|hoa|json|mata|rm)\\n(.*?)^```$");

  /** The examples of a document, in their order. */
  static List<MarkdownExample> all(String markdown) {
    return BLOCK
        .matcher(markdown)
        .results()
        .map(
            match ->
                new MarkdownExample(
                    match.group(2) == null ? List.of() : List.of(match.group(2).split(", ")),
                    match.group(3),
                    match.group(4)))
        .toList();
  }

  /** The examples of the reference. */
  static List<MarkdownExample> reference() {
    return REFERENCE.stream().flatMap(name -> all(read(DOCS.resolve(name))).stream()).toList();
  }

  /** What the compiler finds in it, tests included, each code once. */
  List<DiagnosticCode> codes() {
    Source source = new Source("example." + ending, text);
    Compilation compilation =
        AutomatonFormat.of(source.name())
            .map(format -> Compiler.read(source, format, Limits.DEFAULT))
            .orElseGet(() -> StandardLibrary.compile(source));
    return Stream.concat(
            compilation.diagnostics().stream(),
            compilation.test().stream().flatMap(result -> result.failure().stream()))
        .map(Diagnostic::code)
        .distinct()
        .toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
