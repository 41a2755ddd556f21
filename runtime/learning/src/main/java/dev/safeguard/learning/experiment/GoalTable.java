package dev.safeguard.learning.experiment;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lines of a table of what was hoped for, with a column for each arm.
 *
 * @param arms at least one
 */
public record GoalTable(List<String> arms) {

  /** Copies the arms. */
  public GoalTable {
    arms = List.copyOf(arms);
  }

  /** The names of the arms. */
  public String header() {
    return row("goal", arm -> "`" + arm + "`") + "|---|" + "---|".repeat(arms.size()) + "\n";
  }

  /** A goal, and what an arm came to. */
  public String row(String goal, Function<String, String> cell) {
    return "| "
        + goal
        + " | "
        + arms.stream().map(cell).collect(Collectors.joining(" | "))
        + " |\n";
  }

  /**
   * Whether a goal was met, and by how much.
   *
   * @param format of the values, by {@link String#format}
   */
  public static String verdict(boolean met, String format, Object... values) {
    return (met ? "met: " : "missed: ") + String.format(Locale.ROOT, format, values);
  }
}
