package dev.safeguard.cli.files;

import dev.safeguard.compiler.Compilation;
import dev.safeguard.compiler.Compiler;
import dev.safeguard.compiler.Strategy;
import dev.safeguard.compiler.diagnostics.Diagnostic;
import dev.safeguard.compiler.diagnostics.DiagnosticCode;
import dev.safeguard.compiler.diagnostics.Source;
import dev.safeguard.compiler.diagnostics.Span;
import dev.safeguard.compiler.interchange.AutomatonFormat;
import dev.safeguard.compiler.limits.Limits;
import dev.safeguard.compiler.signals.Grounding;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One specification, as a file or standard input; perhaps an automaton that another tool wrote.
 *
 * @param path as the user gave it; {@link #STANDARD_INPUT} for standard input
 * @param compilation what is known of it; where it could not be read, only why not
 * @param isRead whether it could be read
 */
public record SpecificationFile(String path, Compilation compilation, boolean isRead) {
  /** What stands for standard input in place of a path. */
  public static final String STANDARD_INPUT = "-";

  /** Larger files are refused, so that a device without an end does not fill the memory. */
  static final int MOST_BYTES = 64 << 20;

  /**
   * Reads and compiles one file, every safeguard as one automaton. Whatever is wrong with it is
   * found in the result.
   */
  public static SpecificationFile load(String path, InputStream standardInput, Limits limits) {
    return load(path, standardInput, limits, Strategy.PRODUCT);
  }

  /** The same, with composed safeguards built in a given form. */
  public static SpecificationFile load(
      String path, InputStream standardInput, Limits limits, Strategy strategy) {
    boolean piped = path.equals(STANDARD_INPUT);
    String name = piped ? "<stdin>" : path;
    try {
      byte[] bytes = piped ? read(standardInput) : read(Path.of(path));
      if (bytes.length > MOST_BYTES) {
        return unreadable(path, name, "it is larger than 64 MiB", "Split it.");
      }
      return of(path, name, bytes, limits, strategy);
    } catch (InvalidPathException e) {
      return unreadable(path, name, "no file can be called so", "Correct its name.");
    } catch (IOException e) {
      return unreadable(path, name, IoFailures.reason(e), "Check its name and its permissions.");
    }
  }

  /**
   * Compiles a text that is at hand, every safeguard as one automaton; the ending of the path says
   * in which form it is.
   */
  public static SpecificationFile of(String path, String name, byte[] bytes, Limits limits) {
    return of(path, name, bytes, limits, Strategy.PRODUCT);
  }

  /** The same, with composed safeguards built in a given form. */
  public static SpecificationFile of(
      String path, String name, byte[] bytes, Limits limits, Strategy strategy) {
    Utf8Text text = Utf8Text.decode(bytes);
    if (text.problem().isPresent()) {
      Utf8Text.Problem problem = text.problem().get();
      Span span = new Span(problem.place(), problem.place());
      return failed(
          path,
          text.text(),
          new Diagnostic(
              DiagnosticCode.FILE_ENCODING,
              name,
              span,
              "`" + name + "` is not text in UTF-8: " + problem.reason(),
              problem.help(),
              Optional.empty()));
    }
    Source source = new Source(name, text.text());
    Compilation compilation =
        AutomatonFormat.of(path)
            .map(format -> Compiler.read(source, format, limits))
            .orElseGet(() -> Compiler.compile(source, new ModuleFiles(), limits, strategy));
    return new SpecificationFile(path, compilation, true);
  }

  /** The specification as it was read. */
  public Source source() {
    return compilation.source();
  }

  /** True if it was read and has no errors. */
  public boolean isAccepted() {
    return isRead && compilation.isAccepted();
  }

  /** Through a buffer: a file stream by itself asks for its position, which a pipe has none of. */
  private static byte[] read(InputStream in) throws IOException {
    return new BufferedInputStream(in).readNBytes(MOST_BYTES + 1);
  }

  static byte[] read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES + 1);
    }
  }

  private static SpecificationFile unreadable(
      String path, String name, String reason, String help) {
    return failed(
        path,
        "",
        new Diagnostic(
            DiagnosticCode.FILE_UNREADABLE,
            name,
            Span.START,
            "`" + name + "` cannot be read: " + reason,
            help,
            Optional.empty()));
  }

  private static SpecificationFile failed(String path, String text, Diagnostic why) {
    return new SpecificationFile(
        path,
        new Compilation(
            new Source(why.file(), text),
            List.of(),
            "",
            List.of(),
            Grounding.NONE,
            List.of(why),
            List.of(),
            List.of(),
            List.of(),
            List.of()),
        false);
  }
}
