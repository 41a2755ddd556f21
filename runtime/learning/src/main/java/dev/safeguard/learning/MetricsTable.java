package dev.safeguard.learning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** What a {@link MetricsFile} says of a training: a row for each episode or update, in order. */
public final class MetricsTable {
  private final List<String> header;
  private final List<String[]> rows;

  private MetricsTable(List<String> header, List<String[]> rows) {
    this.header = header;
    this.rows = rows;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, has no header, or a row of another width; the message
   *     names file and line
   */
  public static MetricsTable read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty()) {
      throw new IOException(file + " is empty");
    }
    List<String> header = List.of(lines.get(0).split(",", -1));
    List<String[]> rows = lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    for (int row = 0; row < rows.size(); row++) {
      if (rows.get(row).length != header.size()) {
        throw new IOException(
            "%s, line %d: %d columns, and the header has %d"
                .formatted(file, row + 2, rows.get(row).length, header.size()));
      }
    }
    return new MetricsTable(header, rows);
  }

  /** The number of rows. */
  public int size() {
    return rows.size();
  }

  /**
   * A cell.
   *
   * @param row from 0
   * @throws IllegalArgumentException if there is no such column
   */
  public String text(int row, String column) {
    return rows.get(row)[index(column)];
  }

  /**
   * A cell that is a number.
   *
   * @param row from 0
   * @throws IllegalArgumentException if there is no such column, or something else in the cell
   */
  public double number(int row, String column) {
    return Double.parseDouble(text(row, column));
  }

  /**
   * The sum of a column; 0 where there are no rows.
   *
   * @throws IllegalArgumentException as for {@link #number}
   */
  public double sum(String column) {
    return IntStream.range(0, size()).mapToDouble(row -> number(row, column)).sum();
  }

  /** The different cells of a column, in the order of their first row. */
  public List<String> distinct(String column) {
    return IntStream.range(0, size()).mapToObj(row -> text(row, column)).distinct().toList();
  }

  /** The rows with some numbers, which are renumbered from 0. */
  public MetricsTable where(IntPredicate chosen) {
    return new MetricsTable(
        header, IntStream.range(0, size()).filter(chosen).mapToObj(rows::get).toList());
  }

  private int index(String column) {
    int index = header.indexOf(column);
    if (index < 0) {
      throw new IllegalArgumentException("no column " + column + " among " + header);
    }
    return index;
  }
}
