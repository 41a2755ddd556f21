package dev.safeguard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.console.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void helpAndVersionAreResults() {
    assertThat(run("--help")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8))
        .startsWith("Usage: sg")
        .contains("completion")
        .doesNotContain("\u001b");
    out.reset();
    assertThat(run("--version")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).matches("sg \\d+\\.\\d+\\.\\S+ \\(Java .+\\)\\R");
    assertThat(err.size()).isZero();
  }

  @Test
  void noCommandIsAnErrorThatShowsTheUsage() {
    assertThat(run()).isEqualTo(ExitCode.FAILED);
    assertThat(out.size()).isZero();
    assertThat(err.toString(UTF_8)).startsWith("Usage: sg");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compltion       | unknown command compltion        | did you mean completion? see sg --help",
        "--hlp           | unknown option --hlp             | did you mean --help? see sg --help",
        "qqqqqqqq        | unknown command qqqqqqqq         | see sg --help",
        "completion fish | SHELL is one of bash, zsh, not fish | see sg completion --help",
        "completion      | missing required parameter: 'SHELL' | see sg completion --help",
        "completion zsh x | unexpected x                    | see sg completion --help",
      })
  void wrongArgumentsAreNamed(String arguments, String message, String help) {
    assertThat(run(arguments.split(" "))).isEqualTo(ExitCode.FAILED);
    assertThat(out.size()).isZero();
    assertThat(err.toString(UTF_8))
        .isEqualToNormalizingNewlines("sg: " + message + "\nhelp: " + help + "\n");
  }

  @Test
  void completionIsAScriptForTheShell() {
    assertThat(run("completion", "bash")).isEqualTo(ExitCode.OK);
    assertThat(out.toString(UTF_8)).startsWith("#!").contains("complete -F _complete_sg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "completion bash"})
  void aReaderThatIsGoneIsNoErrorWorthAMessage(String arguments) {
    assertThat(Main.run(console(failing("Broken pipe"), Map.of()), arguments.split(" ")))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "--help", "completion bash"})
  void aFullDiskIsOne(String arguments) {
    assertThat(
            Main.run(console(failing("No space left on device"), Map.of()), arguments.split(" ")))
        .isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            "sg: cannot write standard output: No space left on device\n");
  }

  @Test
  void aUserErrorHasNoStackTrace() {
    Failures failures = new Failures(console(out, Map.of()));
    assertThat(failures.report(new UserError("no safeguard in a.sg", "write one")))
        .isEqualTo(ExitCode.FAILED);
    failures.report(new NoSuchFileException("b.sg"));
    failures.report(new UncheckedIOException(new NoSuchFileException("c.sg")));
    assertThat(err.toString(UTF_8))
        .isEqualToNormalizingNewlines(
            """
            sg: no safeguard in a.sg
            help: write one
            sg: b.sg: no such file or folder
            sg: c.sg: no such file or folder
            """);
  }

  @Test
  void anInternalErrorIsOneLineAndItsTraceOnRequest() {
    new Failures(console(out, Map.of())).report(new IllegalStateException("boom"));
    assertThat(err.toString(UTF_8))
        .contains("internal error", "boom", "SG_DEBUG=1")
        .hasLineCount(1);
    err.reset();
    new Failures(console(out, Map.of("SG_DEBUG", "1"))).report(new IllegalStateException("boom"));
    assertThat(err.toString(UTF_8)).contains("\tat dev.safeguard.cli.MainTest");
  }

  @ParameterizedTest
  @CsvSource({"xterm,,true", "dumb,,false", ",,true", "xterm,1,false"})
  void colorIsForTerminalsThatWantIt(String term, String noColor, boolean expected) {
    Map<String, String> environment =
        Map.of("TERM", term == null ? "" : term, "NO_COLOR", noColor == null ? "" : noColor);
    Console console = console(out, environment);
    assertThat(Style.of(console, true)).isEqualTo(expected ? Style.COLORED : Style.PLAIN);
    assertThat(Style.of(console, false)).isEqualTo(Style.PLAIN);
  }

  private int run(String... arguments) {
    return Main.run(console(out, Map.of()), arguments);
  }

  private Console console(OutputStream output, Map<String, String> environment) {
    return new Console(InputStream.nullInputStream(), output, err, environment, false, false);
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }
}
