package dev.safeguard.cli.console;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams and the environment of one run of the program, so that a test can put others in their
 * place. Both writers encode UTF-8 and hold back what they are given until {@code flush}; the
 * program flushes at its end.
 */
public final class Console {
  private final InputStream in;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Map<String, String> environment;
  private final boolean outputIsTerminal;
  private final boolean errorsAreTerminal;

  public Console(
      InputStream in,
      OutputStream out,
      OutputStream err,
      Map<String, String> environment,
      boolean outputIsTerminal,
      boolean errorsAreTerminal) {
    this.in = in;
    this.out = new PrintWriter(new OutputStreamWriter(OutputError.on(out), StandardCharsets.UTF_8));
    this.err = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    this.environment = Map.copyOf(environment);
    this.outputIsTerminal = outputIsTerminal;
    this.errorsAreTerminal = errorsAreTerminal;
  }

  /** That of this process. */
  public static Console ofProcess() {
    // Only the launcher can tell: Java knows at most whether all streams together are a terminal.
    String terminals = System.getProperty("sg.terminals", "");
    return new Console(
        new FileInputStream(FileDescriptor.in),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        System.getenv(),
        terminals.contains("output"),
        terminals.contains("errors"));
  }

  /** Standard input, unbuffered. */
  public InputStream in() {
    return in;
  }

  /** Standard output: results. Throws an {@link OutputError} when it takes no more. */
  public PrintWriter out() {
    return out;
  }

  /** Standard error: progress and remarks; flushed at the end of each line. */
  public PrintWriter err() {
    return err;
  }

  /** A variable of the environment, or null if it is not set or empty. */
  public @Nullable String variable(String name) {
    @Nullable String value = environment.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  public boolean outputIsTerminal() {
    return outputIsTerminal;
  }

  public boolean errorsAreTerminal() {
    return errorsAreTerminal;
  }
}
