package dev.safeguard.cli.audit;

import java.util.List;
import java.util.regex.Pattern;

/** Markdown as it grows; names from specifications cannot break out of it. */
final class MarkdownText {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_<\\[\\]|#~]");

  private final StringBuilder text = new StringBuilder();

  MarkdownText heading(int level, String title) {
    return line("#".repeat(level) + " " + title).end();
  }

  MarkdownText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Ends a paragraph, a list or a table. */
  MarkdownText end() {
    text.append('\n');
    return this;
  }

  void row(String... cells) {
    cells(List.of(cells));
  }

  void cells(List<String> cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  /** The line below the head of a table. */
  void rule(int columns) {
    line("|" + "---|".repeat(columns));
  }

  void picture(String title, String file) {
    line("![" + plain(title) + "](" + file + ")").end();
  }

  /** A text of one line in which nothing has a meaning of its own. */
  static String plain(String text) {
    return escaped(text.strip());
  }

  /** A sentence in which backquotes enclose names, and nothing else has a meaning of its own. */
  static String sentence(String text) {
    String[] pieces = text.strip().split("`", -1);
    if (pieces.length % 2 == 0) {
      return plain(text);
    }
    StringBuilder sentence = new StringBuilder();
    for (int i = 0; i < pieces.length; i++) {
      sentence.append(i % 2 == 1 ? code(pieces[i]) : escaped(pieces[i]));
    }
    return sentence.toString();
  }

  private static String escaped(String text) {
    return SPECIAL.matcher(SPACE.matcher(text).replaceAll(" ")).replaceAll("\\\\$0");
  }

  /** A text as code; a bar would end the cell of a table even there. */
  static String code(String text) {
    String line = SPACE.matcher(text).replaceAll(" ").replace("|", "\\|");
    return line.contains("`") ? "`` " + line + " ``" : "`" + line + "`";
  }

  @Override
  public String toString() {
    return text.toString().stripTrailing() + "\n";
  }
}
