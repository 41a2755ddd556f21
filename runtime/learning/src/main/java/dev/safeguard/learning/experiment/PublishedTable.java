package dev.safeguard.learning.experiment;

import dev.safeguard.learning.Published;
import dev.safeguard.learning.experiment.ExperimentReport.Row;

/** The arms that ran beside what was measured of them elsewhere. */
final class PublishedTable {
  private final ExperimentReport report;
  private final int episodes;

  PublishedTable(ExperimentReport report, int episodes) {
    this.report = report;
    this.episodes = episodes;
  }

  /** Empty if there is nothing to compare, or training was of another length. */
  String text() {
    StringBuilder rows = new StringBuilder();
    for (Published published : report.task().published()) {
      for (Row row : report.rows()) {
        if (row.arm().equals(published.arm())
            && row.variant().options().equals(published.options())) {
          rows.append(
              "| `%s` | %s | %s, %d seeds | %s, %d seeds | %s |\n"
                  .formatted(
                      row.arm(),
                      row.variant().text(),
                      row.stageViolations().text(0),
                      row.stageViolations().count(),
                      published.violations().text(0),
                      published.violations().count(),
                      row.stageViolations().overlaps(published.violations()) ? "yes" : "**no**"));
        }
      }
    }
    if (rows.isEmpty() || episodes != report.task().defaultEpisodes()) {
      return "";
    }
    return """
        ## Beside what was published

        Violations in training, here and where the learner was published, means with 95 %% intervals.

        | arm | | here | there | intervals overlap |
        |---|---|---|---|---|
        %s
        """
        .formatted(rows);
  }
}
