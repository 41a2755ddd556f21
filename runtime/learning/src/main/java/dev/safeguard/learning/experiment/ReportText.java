package dev.safeguard.learning.experiment;

import dev.safeguard.learning.Exhibit;
import dev.safeguard.learning.RunResult;
import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.TrainingRequest;
import dev.safeguard.learning.TrainingSummary;
import dev.safeguard.learning.experiment.ExperimentReport.Row;
import java.util.List;
import java.util.Locale;

/**
 * An experiment's report in Markdown. What the curriculum is good for and which goals are missed
 * comes first; the same results give the same text.
 */
final class ReportText {
  private final ExperimentReport report;
  private final TrainingRequest request;

  ReportText(ExperimentReport report, TrainingRequest request) {
    this.report = report;
    this.request = request;
  }

  String markdown() {
    StringBuilder text = new StringBuilder("# " + report.task().title() + "\n\n");
    CurriculumVerdict verdict = new CurriculumVerdict(report);
    Goals goals = new Goals(report, request.episodes());
    text.append(verdict.text()).append(goals.summary());
    text.append("```sh\n").append(report.command()).append("\n```\n\n");
    if (!report.runs().isEmpty()) {
      text.append(method());
    }
    for (Variant variant : report.runs().keySet()) {
      variant(text, variant);
    }
    text.append(goals.table());
    text.append(new PublishedTable(report, request.episodes()).text());
    report.studies().forEach(exhibit -> exhibit(text, exhibit, exhibit.name() + ".svg"));
    return text
        + "Specification %s, version %s.%s\n"
            .formatted(
                request.specificationHash(),
                request.version(),
                report.runs().isEmpty() ? "" : " The runs are in `runs.csv`.");
  }

  private String method() {
    List<RunResult> runs = report.runs().values().iterator().next().values().iterator().next();
    TrainingSummary first = runs.get(0).summary();
    return String.format(
        Locale.ROOT,
        """
        Each run is %d training episodes; the numbers are means over %d seeds, from %d on, plus or
        minus half of the 95 %% interval (Student's t). A violation is an episode whose trace violates
        the safeguard then in force, or the last one. Return, success and violating are of %d episodes
        of each trained policy without exploration, under the last safeguard; a seed is successful if
        %.0f %% of those succeed. Its safety probability (Def. 13) is computed and not sampled; it is
        divided by the greatest that an agent can have on its way to the goal.

        """,
        first.episodes(),
        runs.size(),
        first.seed(),
        first.test().episodes(),
        100 * ExperimentReport.LEARNED);
  }

  private void variant(StringBuilder text, Variant variant) {
    text.append("## ").append(capitalized(variant.text())).append("\n\n");
    text.append(table(variant)).append('\n');
    for (Figure figure : Figure.values()) {
      String file = report.picture(figure.fileName(), variant);
      text.append(picture(figure.title() + ", " + variant.text(), file));
    }
    text.append('\n');
    for (Exhibit exhibit : report.shown(variant).exhibits()) {
      exhibit(text, exhibit, report.picture(exhibit.name(), variant));
    }
  }

  private void exhibit(StringBuilder text, Exhibit exhibit, String file) {
    text.append(exhibit.markdown());
    if (exhibit.svg() != null) {
      text.append(picture(exhibit.name(), file)).append('\n');
    }
  }

  private String picture(String title, String file) {
    return "![%s](%s/%s)\n".formatted(title, report.task().name(), file);
  }

  /** The rows of a variant. */
  private String table(Variant variant) {
    StringBuilder table =
        new StringBuilder(
            """
            | arm | violations in training | of the last safeguard | fewer than `zero-shot`, paired \
            | return | success | violating | seeds with success >= 99 % | safety, of the greatest |
            |---|---|---|---|---|---|---|---|---|
            """);
    for (Row row : report.rows()) {
      if (row.variant().equals(variant)) {
        Statistics fewer = report.fewer(variant, row.arm(), CurriculumVerdict.BASELINE);
        boolean compared = !row.arm().equals(CurriculumVerdict.BASELINE) && fewer.count() > 0;
        double share = report.share(row);
        table.append(
            String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s | %s | %s | %s | %.0f %% | %s |%n",
                row.arm(),
                row.stageViolations().text(1),
                row.finalViolations().text(1),
                compared ? fewer.text(1) : "",
                row.meanReturn().text(3),
                row.successRate().text(3),
                row.violationRate().text(4),
                100 * row.learned(),
                Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.4f", share)));
      }
    }
    return table.toString();
  }

  private static String capitalized(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
