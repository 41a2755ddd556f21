package dev.safeguard.samples.grid;

import java.util.List;
import java.util.Set;

/**
 * Where things are: a size, a start, walls, and places in the order in which later ones overwrite
 * earlier ones. {@link Layouts} finds them, {@link LayoutReader} reads them.
 *
 * @param rows the number of rows; row 0 is on top
 * @param columns the number of columns
 * @param start the number of the cell where episodes begin
 * @param walls the numbers of the cells that nobody can enter
 * @param places what carries a label
 */
record GridLayout(int rows, int columns, int start, Set<Integer> walls, List<Place> places) {

  GridLayout {
    walls = Set.copyOf(walls);
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

  /** The number of a cell, row by row. */
  int number(int row, int column) {
    return row * columns + column;
  }

  /**
   * The label of each cell, by the cell's number: as a one-bit set, or 0 for none. Places that the
   * shift moves off the grid or into a wall are left out, and nothing overwrites a diamond.
   *
   * @param shift -1, 0 or 1
   * @param vocabulary bit i is the i-th of these
   */
  long[] labels(int shift, List<String> vocabulary) {
    long[] labels = new long[rows * columns];
    long diamond = 1L << vocabulary.indexOf("diamond");
    for (Place place : places) {
      int row = place.cell().rowAt(shift);
      int column = place.cell().columnAt(shift);
      boolean onGrid = row >= 0 && row < rows && column >= 0 && column < columns;
      if (onGrid
          && !walls.contains(number(row, column))
          && labels[number(row, column)] != diamond) {
        labels[number(row, column)] = 1L << vocabulary.indexOf(place.label());
      }
    }
    return labels;
  }
}
