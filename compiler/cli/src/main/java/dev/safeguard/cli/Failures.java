package dev.safeguard.cli;

import dev.safeguard.cli.console.Console;
import dev.safeguard.cli.console.ExitCode;
import dev.safeguard.cli.console.OutputError;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.console.UserError;
import dev.safeguard.cli.files.IoFailures;
import dev.safeguard.cli.trace.TraceException;
import dev.safeguard.compiler.diagnostics.Spelling;
import dev.safeguard.compiler.limits.BudgetExceededException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said, and which code the program ends with, when a command throws. */
final class Failures {
  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  int report(Throwable failure) {
    if (console.variable("SG_DEBUG") != null) {
      failure.printStackTrace(console.err());
    }
    if (failure instanceof OutputError e) {
      if (!e.readerIsGone()) {
        say("cannot write standard output: " + e.reason(), null);
      }
    } else if (failure instanceof ParameterException e) {
      reportArguments(e);
    } else if (failure instanceof UserError e) {
      say(String.valueOf(e.getMessage()), e.help());
    } else if (failure instanceof TraceException e) {
      say(e.getMessage(), e.help());
    } else if (failure instanceof IOException e) {
      say(IoFailures.describe(e), null);
    } else if (failure instanceof UncheckedIOException
        && failure.getCause() instanceof IOException e) {
      say(IoFailures.describe(e), null);
    } else if (failure instanceof BudgetExceededException e) {
      say("this needs more than " + e.allowed(), "split the safeguard, or raise the limit");
    } else if (failure instanceof OutOfMemoryError) {
      say("out of memory", "SG_JAVA_OPTS=-Xmx8g allows 8 GB");
    } else {
      String advice =
          console.variable("SG_DEBUG") == null ? "; SG_DEBUG=1 shows where it happened" : "";
      say("internal error, please report it: " + failure + advice, null);
    }
    return ExitCode.FAILED;
  }

  private void say(String message, @Nullable String help) {
    Style style = Style.of(console, console.errorsAreTerminal());
    console.err().println(style.error("sg:") + " " + message);
    if (help != null) {
      console.err().println(style.strong("help:") + " " + help);
    }
  }

  private void reportArguments(ParameterException failure) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    String see = "see " + command.qualifiedName() + " --help";
    if (failure instanceof UnmatchedArgumentException e) {
      String argument = e.getUnmatched().get(0);
      boolean option = argument.startsWith("-");
      Set<String> known = option ? command.optionsMap().keySet() : command.subcommands().keySet();
      String kind =
          option ? "unknown option " : known.isEmpty() ? "unexpected " : "unknown command ";
      String help =
          Spelling.nearest(argument, known).map(n -> "did you mean " + n + "? ").orElse("");
      say(kind + argument, help + see);
    } else if (!command.subcommands().isEmpty() && failure.getArgSpec() == null) {
      failure.getCommandLine().usage(console.err());
    } else if (failure.getArgSpec() != null && failure.getArgSpec().type().isEnum()) {
      // The library's own sentence lists the names of the constants too.
      ArgSpec argument = failure.getArgSpec();
      String name = argument instanceof OptionSpec o ? o.longestName() : argument.paramLabel();
      String values =
          Stream.of(argument.type().getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
      say(name + " is one of " + values + ", not " + failure.getValue(), see);
    } else {
      say(lowerCaseFirst(failure.getMessage()), see);
    }
  }

  private static String lowerCaseFirst(@Nullable String text) {
    return text == null || text.isEmpty()
        ? "wrong arguments"
        : Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
