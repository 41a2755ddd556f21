package dev.safeguard.cli.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.console.Style;
import dev.safeguard.compiler.automaton.ProgressionModel;
import dev.safeguard.compiler.comparison.Comparison;
import dev.safeguard.compiler.comparison.StageComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What each stage of a curriculum allows and forbids beside the earlier ones. */
public final class StageReport {
  private static final int MOST_COLUMNS = 60;

  private StageReport() {}

  /** The form for tools. It may only grow. */
  public static JsonObject json(
      ProgressionModel progression, List<StageComparison> pairs, String file) {
    JsonObject json = new JsonObject();
    json.addProperty("name", progression.name());
    json.addProperty("file", file);
    json.add("stages", JsonOutput.strings(names(progression)));
    JsonArray array = new JsonArray();
    for (StageComparison pair : pairs) {
      Comparison comparison = pair.comparison();
      JsonObject object = new JsonObject();
      object.addProperty("first", names(progression).get(pair.earlier()));
      object.addProperty("second", names(progression).get(pair.later()));
      object.addProperty("relation", comparison.relation().phrase());
      object.add(
          "onlyFirst",
          ComparisonReport.trace(comparison.accepted().onlyFirst(), comparison.alphabet()));
      object.add(
          "onlySecond",
          ComparisonReport.trace(comparison.accepted().onlySecond(), comparison.alphabet()));
      array.add(object);
    }
    json.add("pairs", array);
    return json;
  }

  /** The cells of a table for people, its head first, one pair a row. */
  public static List<List<String>> rows(ProgressionModel progression, List<StageComparison> pairs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(progression.name(), "becomes", "allowed then", "forbidden then"));
    for (StageComparison pair : pairs) {
      Comparison comparison = pair.comparison();
      rows.add(
          List.of(
              names(progression).get(pair.earlier())
                  + " -> "
                  + names(progression).get(pair.later()),
              comparison.relation().phrase(),
              ComparisonReport.shown(comparison.accepted().onlySecond(), comparison.alphabet()),
              ComparisonReport.shown(comparison.accepted().onlyFirst(), comparison.alphabet())));
    }
    return rows;
  }

  /** The table as text, indented by two. */
  public static String text(
      ProgressionModel progression, List<StageComparison> pairs, Style style) {
    return new TextTable(rows(progression, pairs), Set.of(), MOST_COLUMNS).text(style);
  }

  private static List<String> names(ProgressionModel progression) {
    return progression.stages().stream().map(ProgressionModel.Stage::safeguard).toList();
  }
}
