package dev.safeguard.cli.training;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.safeguard.learning.Statistics;
import dev.safeguard.learning.experiment.Experiment;
import dev.safeguard.learning.experiment.ExperimentReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of an experiment, for people and for tools. */
public final class ExperimentText {
  private static final List<String> HEADER =
      List.of(
          "variant",
          "arm",
          "seeds",
          "violations",
          "of the last",
          "return",
          "success",
          "violating",
          "seeds >= 99 %");

  private ExperimentText() {}

  /** One line on what is finished. */
  public static String finished(Experiment.Progress progress) {
    return String.format(
        Locale.ROOT,
        "%d/%d  %s  %s left",
        progress.done(),
        progress.total(),
        progress.text(),
        ProgressLine.duration(progress.secondsLeft()));
  }

  /** What the cells of {@link #cells} are. */
  public static List<String> header() {
    return HEADER;
  }

  /** Means with half the width of their 95 % intervals, arm by arm. */
  public static List<List<String>> cells(ExperimentReport report) {
    List<List<String>> rows = new ArrayList<>();
    for (ExperimentReport.Row row : report.rows()) {
      rows.add(
          List.of(
              row.variant().text(),
              row.arm(),
              String.valueOf(row.stageViolations().count()),
              row.stageViolations().text(1),
              row.finalViolations().text(1),
              row.meanReturn().text(3),
              row.successRate().text(3),
              row.violationRate().text(4),
              String.format(Locale.ROOT, "%.0f %%", 100 * row.learned())));
    }
    return rows;
  }

  /** The table as text; empty if no arms were compared. */
  public static String table(ExperimentReport report) {
    if (report.runs().isEmpty()) {
      return "";
    }
    List<List<String>> rows = new ArrayList<>(cells(report));
    rows.add(0, HEADER);
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        line.append(i == 0 ? "" : "  ").append(row.get(i));
        line.append(" ".repeat(width - row.get(i).length()));
      }
      table.append(line.toString().stripTrailing()).append('\n');
    }
    return table
        + "means over the seeds, plus or minus half of the 95 % interval (Student's t);"
        + " violations are training\nepisodes that violated the safeguard in force, or the last"
        + " one; the rest is the trained policy's test\n";
  }

  /** For tools; it may only grow. */
  public static JsonObject json(String task, ExperimentReport report) {
    JsonArray arms = new JsonArray();
    for (ExperimentReport.Row row : report.rows()) {
      JsonObject arm = new JsonObject();
      arm.addProperty("arm", row.arm());
      JsonObject variant = new JsonObject();
      row.variant().options().forEach(variant::addProperty);
      arm.add("options", variant);
      arm.addProperty("seeds", row.stageViolations().count());
      JsonObject violations = new JsonObject();
      violations.add("stage", statistics(row.stageViolations()));
      violations.add("final", statistics(row.finalViolations()));
      arm.add("violations", violations);
      JsonObject test = new JsonObject();
      test.add("successRate", statistics(row.successRate()));
      test.add("violationRate", statistics(row.violationRate()));
      test.add("meanReturn", statistics(row.meanReturn()));
      test.addProperty("learnedShare", row.learned());
      if (row.safety().count() > 0) {
        test.add("exactSafety", statistics(row.safety()));
      }
      arm.add("test", test);
      arms.add(arm);
    }
    JsonObject json = new JsonObject();
    json.addProperty("task", task);
    json.add("arms", arms);
    return json;
  }

  /** Bounds of the interval are null for a single seed. */
  private static JsonObject statistics(Statistics statistics) {
    JsonObject json = new JsonObject();
    json.addProperty("mean", statistics.mean());
    if (Double.isNaN(statistics.halfWidth())) {
      json.add("low", JsonNull.INSTANCE);
      json.add("high", JsonNull.INSTANCE);
    } else {
      json.addProperty("low", statistics.low());
      json.addProperty("high", statistics.high());
    }
    return json;
  }
}
