package dev.safeguard.cli;

import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.OutputError;
import dev.safeguard.cli.console.Style;
import dev.safeguard.learning.TrainingTask;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.RunLast;

/**
 * The command line {@code sg}. Each command is a class of its own that takes the {@link Console},
 * returns an {@link ExitCode}, and stands in the list of {@link #commandLine}.
 */
@Command(
    name = "sg",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Write, verify and run safeguards for reinforcement learning.",
    footer = {
      "",
      "Exit codes: 0 all is well; 1 the specification was rejected, a test failed or a trace was"
          + " violated; 2 the tool could not do its work.",
      "",
      "sg COMMAND --help tells more about a command."
    })
public final class Main {
  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(Console.ofProcess(), arguments));
  }

  /** Runs one command. Nothing is thrown: what went wrong is on standard error. */
  static int run(Console console, String... arguments) {
    Failures failures = new Failures(console);
    int code;
    try {
      code = commandLine(console, failures).execute(arguments);
      console.out().flush();
    } catch (Throwable e) {
      code = failures.report(e);
    }
    console.err().flush();
    return code;
  }

  private static CommandLine commandLine(Console console, Failures failures) {
    CommandLine sg = new CommandLine(new Main());
    sg.addSubcommand(new CheckCommand(console));
    sg.addSubcommand(new CompileCommand(console));
    sg.addSubcommand(new DiagramCommand(console));
    sg.addSubcommand(new ConvertCommand(console));
    sg.addSubcommand(new RunCommand(console));
    sg.addSubcommand(new TestCommand(console));
    sg.addSubcommand(new DiffCommand(console));
    sg.addSubcommand(new ExplainCommand(console));
    List<TrainingTask> tasks = TrainingTask.all();
    sg.addSubcommand(TrainCommand.of(console, tasks));
    sg.addSubcommand(ExperimentCommand.of(console, tasks));
    sg.addSubcommand(AdviseCommand.of(console, tasks));
    sg.addSubcommand(new QuickstartCommand(console, tasks));
    sg.addSubcommand(new CompletionCommand(console));

    Style style = Style.of(console, console.outputIsTerminal());
    return sg.setOut(console.out())
        .setErr(console.err())
        .setColorScheme(Help.defaultColorScheme(style == Style.COLORED ? Ansi.ON : Ansi.OFF))
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(100)
        .setAbbreviatedOptionsAllowed(false)
        .setExecutionStrategy(
            parsed -> {
              try {
                return new RunLast().execute(parsed);
              } catch (OutputError e) {
                return failures.report(e); // from --help and --version, which belong to no command
              }
            })
        .setParameterExceptionHandler((e, args) -> failures.report(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failures.report(e));
  }
}
