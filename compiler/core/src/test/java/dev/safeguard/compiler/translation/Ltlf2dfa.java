package dev.safeguard.compiler.translation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * ltlf2dfa over MONA, one process for many formulas. Nothing of it is linked with this program: it
 * reads formulas and answers with text.
 */
final class Ltlf2dfa implements AutoCloseable {
  private static final Path FILES = Path.of("src/test/ltlf2dfa");

  private final Process process;
  private final PrintWriter formulas;
  private final BufferedReader answers;

  private Ltlf2dfa(Process process) {
    this.process = process;
    this.formulas = new PrintWriter(process.outputWriter(UTF_8), true);
    this.answers = process.inputReader(UTF_8);
  }

  /** The tools of this machine, or why they are not there. */
  record Availability(Optional<Path> python, String reason) {}

  /** Makes the Python environment below {@code target} where that has not been done. */
  static Availability availability() throws IOException {
    String folder = Path.of("target", "ltlf2dfa").toAbsolutePath().toString();
    Process environment =
        new ProcessBuilder("sh", FILES.resolve("environment").toString(), folder)
            .redirectErrorStream(true)
            .start();
    String said = new String(environment.getInputStream().readAllBytes(), UTF_8).strip();
    String last = said.substring(said.lastIndexOf('\n') + 1);
    return environment.onExit().join().exitValue() == 0
        ? new Availability(Optional.of(Path.of(last)), "")
        : new Availability(Optional.empty(), last);
  }

  static Ltlf2dfa start(Path python) throws IOException {
    return new Ltlf2dfa(
        new ProcessBuilder(python.toString(), FILES.resolve("convert.py").toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /**
   * The automaton of a formula.
   *
   * @param tense {@code future}, true at the first position, or {@code past}, true at the last
   */
  DotAutomaton automaton(String tense, String formula) throws IOException {
    formulas.println(tense + " " + formula);
    StringBuilder dot = new StringBuilder();
    for (String line = answers.readLine(); !"done".equals(line); line = answers.readLine()) {
      if (line == null || line.startsWith("error")) {
        throw new IOException("ltlf2dfa says " + line + " to " + formula);
      }
      dot.append(line).append('\n');
    }
    return DotAutomaton.parse(dot.toString());
  }

  @Override
  public void close() {
    formulas.close();
    process.destroy();
  }
}
