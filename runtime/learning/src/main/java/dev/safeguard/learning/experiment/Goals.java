package dev.safeguard.learning.experiment;

import dev.safeguard.learning.Goal;
import dev.safeguard.learning.experiment.ExperimentReport.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was hoped for of the arms that ran, met or missed; nothing at other lengths of training. */
final class Goals {
  private record Outcome(Goal goal, Variant variant, double measured) {
    boolean isMet() {
      return goal.isMetBy(measured);
    }
  }

  private final List<Outcome> outcomes = new ArrayList<>();

  Goals(ExperimentReport report, int episodes) {
    if (episodes != report.task().defaultEpisodes()) {
      return;
    }
    for (Goal goal : report.task().goals()) {
      for (Row row : report.rows()) {
        if (row.arm().equals(goal.arm()) && row.variant().options().equals(goal.options())) {
          outcomes.add(new Outcome(goal, row.variant(), measured(report, row, goal.measure())));
        }
      }
    }
  }

  private static double measured(ExperimentReport report, Row row, Goal.Measure measure) {
    return switch (measure) {
      case VIOLATIONS -> row.stageViolations().mean();
      case LEARNED -> row.learned();
      case VIOLATING -> row.violationRate().mean();
      case SAFETY -> report.share(row);
    };
  }

  /** How many are met, and which are missed; empty if there are none. */
  String summary() {
    if (outcomes.isEmpty()) {
      return "";
    }
    List<String> missed = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      if (!outcome.isMet()) {
        missed.add(
            "- `%s`, %s, %s: %s, and was to be %s."
                .formatted(
                    outcome.goal().arm(),
                    outcome.variant().text(),
                    outcome.goal().measure().text(),
                    number(outcome.goal(), outcome.measured()),
                    bound(outcome.goal())));
      }
    }
    String first =
        "Of %d [goals](#what-was-hoped-for), %d are met."
            .formatted(outcomes.size(), outcomes.size() - missed.size());
    return missed.isEmpty()
        ? first + "\n\n"
        : "%s **Missed:**\n\n%s\n\n".formatted(first, String.join("\n", missed));
  }

  /** All of them; empty if there are none. */
  String table() {
    if (outcomes.isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder(
            """
            ## What was hoped for

            | arm | | measured | hoped for | |
            |---|---|---|---|---|
            """);
    for (Outcome outcome : outcomes) {
      table.append(
          "| `%s` | %s, %s | %s | %s | %s |\n"
              .formatted(
                  outcome.goal().arm(),
                  outcome.variant().text(),
                  outcome.goal().measure().text(),
                  number(outcome.goal(), outcome.measured()),
                  bound(outcome.goal()),
                  outcome.isMet() ? "met" : "missed"));
    }
    return table.append('\n').toString();
  }

  private static String bound(Goal goal) {
    return (goal.measure().isAtMost() ? "at most " : "at least ") + number(goal, goal.bound());
  }

  private static String number(Goal goal, double value) {
    return switch (goal.measure()) {
      case VIOLATIONS -> String.format(Locale.ROOT, "%.1f", value);
      case LEARNED -> String.format(Locale.ROOT, "%.0f %%", 100 * value);
      case VIOLATING -> String.format(Locale.ROOT, "%.2f %%", 100 * value);
      case SAFETY -> String.format(Locale.ROOT, "%.4f", value);
    };
  }
}
