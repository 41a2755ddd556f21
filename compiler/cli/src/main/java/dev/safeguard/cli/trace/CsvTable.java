package dev.safeguard.cli.trace;

import dev.safeguard.compiler.signals.Grounding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A trace as a table: a header with the names of signals and of labels that are not defined, in any
 * order, then one row for each observation. Other columns are passed over.
 */
final class CsvTable {
  private final Grounding grounding;
  private final List<String> labels;
  private final List<Column> columns = new ArrayList<>();

  /** A column of a signal, or of a label, or neither; the other number is -1. */
  private record Column(String name, int signal, int label) {}

  /**
   * A cell.
   *
   * @param index where it stands in the line
   */
  record Cell(String text, int index) {}

  /**
   * Reads the header.
   *
   * @throws LineError if a signal or a label has no column, or two
   */
  CsvTable(String header, Grounding grounding, List<String> labels) throws LineError {
    this.grounding = grounding;
    this.labels = labels;
    Set<String> seen = new HashSet<>();
    for (Cell cell : cells(header)) {
      String name = cell.text().strip();
      Column column = new Column(name, SignalValues.number(grounding, name), labels.indexOf(name));
      if ((column.signal() >= 0 || column.label() >= 0) && !seen.add(name)) {
        throw LineError.at(header, cell.index(), "the column " + name + " stands twice", null);
      }
      columns.add(column);
    }
    for (String signal : grounding.signalNames()) {
      requireColumn(header, "signal", signal, seen);
    }
    for (int i = 0; i < labels.size(); i++) {
      if ((grounding.defined() >>> i & 1) == 0) {
        requireColumn(header, "label", labels.get(i), seen);
      }
    }
  }

  private static void requireColumn(String header, String kind, String name, Set<String> seen)
      throws LineError {
    if (!seen.contains(name)) {
      throw LineError.at(
          header,
          0,
          "no column for the " + kind + " `" + name + "`",
          "the first line names the columns: every signal, and every label that is not defined");
    }
  }

  /** True if a line names a signal, as the header of a table does. */
  static boolean isHeader(String line, Grounding grounding) {
    try {
      return cells(line).stream()
          .anyMatch(cell -> SignalValues.number(grounding, cell.text().strip()) >= 0);
    } catch (LineError e) {
      return false;
    }
  }

  /** The labels that hold in a row. */
  BitSet labels(String row) throws LineError {
    List<Cell> cells = cells(row);
    if (cells.size() != columns.size()) {
      throw LineError.at(
          row,
          0,
          cells.size() + " values, where the header has " + columns.size() + " columns",
          "a value with commas in it stands in double quotes");
    }
    SignalValues values = new SignalValues(grounding, labels, row);
    BitSet holding = new BitSet();
    BitSet failing = new BitSet();
    for (int i = 0; i < cells.size(); i++) {
      Column column = columns.get(i);
      Cell cell = cells.get(i);
      if (column.signal() >= 0) {
        values.set(column.signal(), cell.text(), cell.index());
      } else if (column.label() >= 0) {
        (truth(row, column, cell) ? holding : failing).set(column.label());
      }
    }
    return values.labels(holding, failing);
  }

  private static boolean truth(String row, Column column, Cell cell) throws LineError {
    Optional<Boolean> truth = SignalValues.truth(cell.text());
    if (truth.isEmpty()) {
      throw LineError.at(
          row,
          cell.index(),
          "the label `" + column.name() + "` has neither true, false, 1 nor 0",
          null);
    }
    return truth.get();
  }

  /** The cells of a line; one in double quotes may hold commas, and quotes written twice. */
  static List<Cell> cells(String line) throws LineError {
    List<Cell> cells = new ArrayList<>();
    int i = 0;
    while (true) {
      int start = i;
      StringBuilder text = new StringBuilder();
      boolean quoted = i < line.length() && line.charAt(i) == '"';
      if (quoted) {
        i = quoted(line, i, text);
      }
      int end = line.indexOf(',', i);
      String rest = line.substring(i, end < 0 ? line.length() : end);
      if (quoted && !rest.isBlank()) {
        throw LineError.at(line, i, "text after the closing quote", null);
      }
      cells.add(new Cell(quoted ? text.toString() : rest, start));
      if (end < 0) {
        return cells;
      }
      i = end + 1;
    }
  }

  /** Reads a quoted text; the index after its closing quote. */
  private static int quoted(String line, int start, StringBuilder text) throws LineError {
    int i = start + 1;
    while (true) {
      int quote = line.indexOf('"', i);
      if (quote < 0) {
        throw LineError.at(line, start, "the quote is not closed", null);
      }
      text.append(line, i, quote);
      if (quote + 1 == line.length() || line.charAt(quote + 1) != '"') {
        return quote + 1;
      }
      text.append('"');
      i = quote + 2;
    }
  }
}
