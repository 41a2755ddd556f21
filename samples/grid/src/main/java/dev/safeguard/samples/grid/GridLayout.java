package dev.safeguard.samples.grid;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where things are: a size, a start, and places in the order in which later ones overwrite earlier
 * ones.
 *
 * @param rows the number of rows; row 0 is on top
 * @param columns the number of columns
 * @param start where episodes begin
 * @param places what carries a label
 */
record GridLayout(int rows, int columns, Cell start, List<Place> places) {

  /** The names of the layouts that there are. */
  static final List<String> NAMES = List.of("1", "2", "3");

  private static final Pattern CELL = Pattern.compile("(\\d+)(\\+i)?,(\\d+)(\\+i)?");

  GridLayout {
    places = List.copyOf(places);
  }

  /** A cell; where a coordinate is marked as moving, the episode's shift is added to it. */
  record Cell(int row, boolean rowMoves, int column, boolean columnMoves) {
    int rowAt(int shift) {
      return rowMoves ? row + shift : row;
    }

    int columnAt(int shift) {
      return columnMoves ? column + shift : column;
    }
  }

  /** A label in a cell. */
  record Place(String label, Cell cell) {}

  /** The layout of a name among {@link #NAMES}. */
  static GridLayout named(String name) {
    String resource = "layout-" + name + ".txt";
    try (InputStream in = GridLayout.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no layout " + name);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a layout: a line for each label with its cells, as in {@code wood 2,2+i 7,3+i}, and the
   * lines {@code size} and {@code start}; {@code #} starts a comment.
   *
   * @throws IllegalArgumentException if a line is something else
   */
  static GridLayout parse(String text) {
    Cell size = new Cell(0, false, 0, false);
    Cell start = size;
    List<Place> places = new ArrayList<>();
    for (String line : text.lines().map(l -> l.replaceAll("#.*", "").strip()).toList()) {
      if (line.isEmpty()) {
        continue;
      }
      String[] words = line.split("\\s+");
      for (int i = 1; i < words.length; i++) {
        Matcher matcher = CELL.matcher(words[i]);
        if (!matcher.matches()) {
          throw new IllegalArgumentException("not a cell: " + words[i] + " in: " + line);
        }
        Cell cell =
            new Cell(
                Integer.parseInt(matcher.group(1)),
                matcher.group(2) != null,
                Integer.parseInt(matcher.group(3)),
                matcher.group(4) != null);
        switch (words[0]) {
          case "size" -> size = cell;
          case "start" -> start = cell;
          default -> places.add(new Place(words[0], cell));
        }
      }
    }
    return new GridLayout(size.row(), size.column(), start, places);
  }

  /** The number of a cell, row by row. */
  int number(int row, int column) {
    return row * columns + column;
  }

  /**
   * The label of each cell, by the cell's number: as a one-bit set, or 0 for none. Places that the
   * shift moves off the grid are left out.
   *
   * @param shift -1, 0 or 1
   * @param vocabulary bit i is the i-th of these
   */
  long[] labels(int shift, List<String> vocabulary) {
    long[] labels = new long[rows * columns];
    for (Place place : places) {
      int row = place.cell().rowAt(shift);
      int column = place.cell().columnAt(shift);
      int bit = vocabulary.indexOf(place.label());
      if (bit < 0) {
        throw new IllegalArgumentException("the grid knows no label " + place.label());
      }
      if (row >= 0 && row < rows && column >= 0 && column < columns) {
        labels[number(row, column)] = 1L << bit;
      }
    }
    return labels;
  }
}
