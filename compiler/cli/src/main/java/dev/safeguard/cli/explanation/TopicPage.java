package dev.safeguard.cli.explanation;

import com.google.gson.JsonObject;
import dev.safeguard.cli.console.JsonOutput;
import dev.safeguard.cli.console.Style;
import dev.safeguard.cli.report.ManualPage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The page on a topic: text, then a table of verdicts.
 *
 * @param text what stands before the table, in Markdown
 * @param table the questions of the table, without the answers that stand there
 */
public record TopicPage(ManualPage text, VerdictTable table) {

  static TopicPage parse(String markdown) {
    List<String> lines = markdown.strip().lines().toList();
    int table = (int) lines.stream().takeWhile(line -> !line.startsWith("|")).count();
    return new TopicPage(
        new ManualPage(lines.stream().limit(table).collect(Collectors.joining("\n"))),
        VerdictTable.parse(lines.subList(table, lines.size())));
  }

  /** For a terminal, with verdicts worked out now. */
  public String text(Style style) {
    return text.text(style) + "\n" + table.text(style);
  }

  /** For tools, with verdicts worked out now. */
  public JsonObject json(Topic topic) {
    JsonObject json = new JsonObject();
    json.addProperty("topic", topic.id());
    json.addProperty("summary", topic.summary());
    json.add("labels", JsonOutput.strings(VerdictTable.LABELS));
    json.add("rows", table.json());
    return json;
  }
}
