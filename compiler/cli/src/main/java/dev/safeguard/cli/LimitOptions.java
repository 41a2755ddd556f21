package dev.safeguard.cli;

import dev.safeguard.cli.console.UserError;
import dev.safeguard.compiler.limits.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * {@code --max-states} and its like, to be mixed into each command that compiles a specification.
 */
final class LimitOptions {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|min|h)");

  /** Addresses within a store of diagrams are ints. */
  private static final int MOST_NODES = 500_000_000;

  /** The compiler's stack grows with the depth; more than this the system may not give. */
  private static final int MOST_DEPTH = 100_000;

  @Option(
      names = "--max-states",
      paramLabel = "N",
      description = "The most states of an automaton that is constructed; 200,000.")
  private @Nullable Integer states;

  @Option(
      names = "--max-nodes",
      paramLabel = "N",
      description = "The most nodes of decision diagrams; 4,000,000.")
  private @Nullable Integer nodes;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      description = "The longest for each part, such as 500ms, 30s or 2min; 60s.")
  private @Nullable String time;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      description = "The most nested parentheses; 20,000.")
  private @Nullable Integer depth;

  @Option(
      names = "--max-expansion",
      paramLabel = "N",
      description = "The most parts of a template written out; 500,000.")
  private @Nullable Integer expansion;

  /**
   * The limits that are asked for.
   *
   * @throws UserError if one of them is out of range
   */
  Limits limits() {
    return new Limits(
        amount("--max-states", states, Limits.DEFAULT.states(), Integer.MAX_VALUE - 8),
        amount("--max-nodes", nodes, Limits.DEFAULT.nodes(), MOST_NODES),
        time == null ? Limits.DEFAULT.time() : duration(time),
        amount("--max-depth", depth, Limits.DEFAULT.depth(), MOST_DEPTH),
        amount("--max-expansion", expansion, Limits.DEFAULT.expansion(), MOST_NODES));
  }

  private static int amount(String option, @Nullable Integer given, int standard, int most) {
    if (given == null) {
      return standard;
    }
    if (given < 1 || given > most) {
      throw new UserError("%s is from 1 to %,d, not %d".formatted(option, most, given));
    }
    return given;
  }

  private static Duration duration(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new UserError(
          "--max-time is a number with its unit, ms, s, min or h, not " + text,
          "such as --max-time 30s");
    }
    long millis =
        switch (matcher.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "min" -> 60_000;
          default -> 3_600_000;
        };
    Duration duration =
        Duration.ofMillis(
            new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(millis)).longValue());
    if (duration.isZero()) {
      throw new UserError("--max-time is at least 1ms, not " + text);
    }
    return duration;
  }
}
