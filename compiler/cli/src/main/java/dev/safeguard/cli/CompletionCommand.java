package dev.safeguard.cli;

import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sg completion}: what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Print a script that completes commands and options in a shell.",
    footer = {"", "Example, for this session of bash or zsh:", "  source <(./sg completion bash)"})
final class CompletionCommand implements Callable<Integer> {
  private enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One script serves both: it sees which shell reads it. */
  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  @SuppressWarnings("unused")
  private Shell shell = Shell.BASH;

  @Spec private CommandSpec spec;

  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandLine sg = spec.root().commandLine();
    console.out().print(AutoComplete.bash(sg.getCommandName(), sg));
    return ExitCode.OK;
  }
}
