package dev.safeguard.cli.report;

import dev.safeguard.compiler.diagnostics.Span;

/**
 * The line of a source on which a span starts, and a row of carets below the span.
 *
 * @param line the line, cut around the span if it is long
 * @param carets spaces and at least one caret
 */
record Excerpt(String line, String carets) {
  private static final int MOST_COLUMNS = 96;
  private static final int MOST_BEFORE = 48;
  private static final String CUT = "...";

  /** Takes the excerpt out of a line. */
  static Excerpt of(SourceLine source, Span span) {
    String line = source.text();
    int count = source.length();
    int caret = Math.min(span.start().column() - 1, count);
    int end =
        span.end().line() > span.start().line() ? count : Math.min(span.end().column() - 1, count);
    boolean whole = count <= MOST_COLUMNS;
    int first = whole ? 0 : Math.max(0, Math.min(caret - MOST_BEFORE, count - MOST_COLUMNS));

    StringBuilder shown = new StringBuilder(first > 0 ? CUT : "");
    int column = shown.length();
    int caretColumn = column;
    int endColumn = column;
    int index = source.index(first);
    int number = first;
    while (index < line.length() && (whole || number < first + MOST_COLUMNS)) {
      int c = line.codePointAt(index);
      shown.append(DisplayText.shown(c, column));
      column += DisplayText.width(c, column);
      index += Character.charCount(c);
      number++;
      if (number == caret) {
        caretColumn = column;
      }
      if (number <= end) {
        endColumn = column;
      }
    }
    if (index < line.length()) {
      shown.append(CUT);
    }
    String carets = " ".repeat(caretColumn) + "^".repeat(Math.max(1, endColumn - caretColumn));
    return new Excerpt(shown.toString().stripTrailing(), carets);
  }
}
