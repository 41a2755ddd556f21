package dev.safeguard.cli.report;

import dev.safeguard.cli.console.Style;
import java.util.List;
import java.util.Set;

/**
 * A table for a terminal: columns of equal width, indented by two, the head set back.
 *
 * @param rows the cells, the head first; all of one length
 * @param numbers the columns that are aligned to the right
 * @param mostColumns how wide a column gets at most; what is longer is cut, and a number never is
 */
record TextTable(List<List<String>> rows, Set<Integer> numbers, int mostColumns) {
  TextTable {
    rows = List.copyOf(rows);
    numbers = Set.copyOf(numbers);
  }

  String text(Style style) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.min(mostColumns, Math.max(widths[i], DisplayText.width(row.get(i))));
      }
    }
    StringBuilder table = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = rows.get(r).get(i);
        line.append("  ");
        line.append(
            numbers.contains(i)
                ? " ".repeat(widths[i] - cell.length()) + cell
                : DisplayText.padded(cell, widths[i]));
      }
      String text = line.toString().stripTrailing();
      table.append(r == 0 ? style.aside(text) : text).append('\n');
    }
    return table.toString();
  }
}
