package dev.safeguard.samples.grid;

import dev.safeguard.samples.grid.GridLayout.Cell;
import dev.safeguard.samples.grid.GridLayout.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a map. It is drawn, with a legend that says what a character stands for:
 *
 * <pre>
 * legend S start
 * legend . free
 * legend L lava
 * legend D diamond
 * map
 * S.L
 * ..D
 * </pre>
 *
 * or listed, as rows and columns from 0; {@code +i} marks a coordinate that the hidden shift of an
 * episode moves:
 *
 * <pre>
 * size  2,3
 * start 0,0
 * lava  0,2  1+i,1
 * diamond 1,2
 * </pre>
 *
 * or both: what is listed after a drawn map overwrites it. {@code #} starts a comment, but for the
 * lines of a drawing. A drawing ends with an empty line or the file.
 */
final class LayoutReader {
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern CELL = Pattern.compile("(\\d{1,4})(\\+i)?,(\\d{1,4})(\\+i)?");
  private static final String FREE = "free";
  private static final String WALL = "wall";
  private static final String START = "start";
  private static final String DIAMOND = "diamond";
  private static final int MOST_CELLS = 10_000;

  private record Word(String text, int column) {}

  private final String file;
  private final Map<Integer, String> legend = new LinkedHashMap<>();
  private final List<Place> places = new ArrayList<>();
  private final Set<Cell> walls = new HashSet<>();
  private @Nullable Cell start;
  private int rows;
  private int columns;
  private int line;

  private LayoutReader(String file) {
    this.file = file;
  }

  /**
   * Reads a map.
   *
   * @param file its name, for messages
   * @throws LayoutException if something in it is wrong
   */
  static GridLayout read(String file, String text) {
    return new LayoutReader(file).read(text.lines().toList());
  }

  private GridLayout read(List<String> lines) {
    for (line = 1; line <= lines.size(); line++) {
      List<Word> words = words(lines.get(line - 1).replaceAll("#.*", ""));
      if (words.isEmpty()) {
        continue;
      }
      switch (words.get(0).text()) {
        case "legend" -> legend(words, lines.get(line - 1));
        case "map" -> draw(words, lines);
        case "size" -> size(words);
        default -> list(words);
      }
    }
    line = Math.max(1, lines.size());
    if (rows == 0) {
      throw wrong(1, "a map is needed, or the line: size ROWS,COLUMNS");
    }
    if (start == null) {
      throw wrong(1, "the map has no start");
    }
    if (places.stream().noneMatch(place -> place.label().equals(DIAMOND))) {
      throw wrong(1, "the map has no diamond");
    }
    Set<Integer> numbers = new HashSet<>();
    walls.forEach(cell -> numbers.add(cell.row() * columns + cell.column()));
    return new GridLayout(rows, columns, start.row() * columns + start.column(), numbers, places);
  }

  private static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start() + 1));
    }
    return words;
  }

  private void legend(List<Word> words, String text) {
    // The character may be #, which starts a comment elsewhere.
    List<Word> all = words(text);
    if (all.size() < 3 || all.get(1).text().codePointCount(0, all.get(1).text().length()) != 1) {
      throw wrong(words.get(0).column(), "a legend has a character and a meaning: legend L lava");
    }
    String meaning = all.get(2).text();
    boolean known =
        meaning.equals(FREE) || meaning.equals(WALL) || meaning.equals(START) || isLabel(meaning);
    if (!known) {
      throw unknown(all.get(2));
    }
    if (legend.putIfAbsent(all.get(1).text().codePointAt(0), meaning) != null) {
      throw wrong(all.get(1).column(), "the legend has " + all.get(1).text() + " already");
    }
  }

  private void draw(List<Word> words, List<String> lines) {
    if (rows != 0) {
      throw wrong(words.get(0).column(), "the size of the map is given already");
    }
    int begin = line;
    while (line < lines.size() && !lines.get(line).isBlank()) {
      String row = lines.get(line++).stripTrailing();
      int length = row.codePointCount(0, row.length());
      if (columns == 0) {
        columns = length;
      } else if (length != columns) {
        throw wrong(
            Math.min(length, columns) + 1,
            "this row has %d cells, the first one %d".formatted(length, columns));
      }
      int[] characters = row.codePoints().toArray();
      for (int column = 0; column < length; column++) {
        drawn(characters[column], line - begin - 1, column);
      }
    }
    rows = line - begin;
    if (rows == 0) {
      throw wrong(1, "the map has no rows");
    }
    limit(1);
  }

  private void drawn(int character, int row, int column) {
    String meaning = legend.get(character);
    if (meaning == null) {
      throw wrong(
          column + 1, "the legend does not say what " + Character.toString(character) + " is");
    }
    place(meaning, new Cell(row, false, column, false), column + 1);
  }

  private void size(List<Word> words) {
    if (rows != 0) {
      throw wrong(words.get(0).column(), "the size of the map is given already");
    }
    Cell size = cell(only(words));
    rows = size.row();
    columns = size.column();
    if (rows == 0 || columns == 0 || size.rowMoves() || size.columnMoves()) {
      throw wrong(words.get(1).column(), "a size is two numbers above 0, such as 10,10");
    }
    limit(words.get(1).column());
  }

  private void limit(int column) {
    if ((long) rows * columns > MOST_CELLS) {
      throw wrong(column, "a map has at most %d cells".formatted(MOST_CELLS));
    }
  }

  private void list(List<Word> words) {
    Word name = words.get(0);
    if (!name.text().equals(START) && !name.text().equals(WALL) && !isLabel(name.text())) {
      throw unknown(name);
    }
    if (rows == 0) {
      throw wrong(name.column(), "the size comes first: size ROWS,COLUMNS");
    }
    if (words.size() == 1) {
      throw wrong(name.column(), "at least one cell is needed: " + name.text() + " ROW,COLUMN");
    }
    for (Word word : words.subList(1, words.size())) {
      Cell cell = cell(word);
      if (cell.row() >= rows || cell.column() >= columns) {
        throw wrong(
            word.column(),
            "%s is off the grid of %d rows and %d columns".formatted(word.text(), rows, columns));
      }
      place(name.text(), cell, word.column());
    }
  }

  private void place(String meaning, Cell cell, int column) {
    boolean moves = cell.rowMoves() || cell.columnMoves();
    if (moves && (meaning.equals(START) || meaning.equals(WALL) || meaning.equals(DIAMOND))) {
      throw wrong(column, "a " + meaning + " does not move");
    }
    switch (meaning) {
      case FREE -> {}
      case WALL -> walls.add(cell);
      case START -> {
        if (start != null) {
          throw wrong(column, "the map has a start already");
        }
        start = cell;
      }
      default -> places.add(new Place(meaning, cell));
    }
  }

  private Word only(List<Word> words) {
    if (words.size() != 2) {
      throw wrong(words.get(0).column(), "one pair of numbers is needed");
    }
    return words.get(1);
  }

  private Cell cell(Word word) {
    Matcher matcher = CELL.matcher(word.text());
    if (!matcher.matches()) {
      throw wrong(word.column(), "a cell is ROW,COLUMN, either with +i or not; not " + word.text());
    }
    return new Cell(
        Integer.parseInt(matcher.group(1)),
        matcher.group(2) != null,
        Integer.parseInt(matcher.group(3)),
        matcher.group(4) != null);
  }

  private static boolean isLabel(String name) {
    return Grid.LABELS.contains(name);
  }

  private LayoutException unknown(Word word) {
    return wrong(
        word.column(),
        "there is no %s on a grid; there is %s, wall, start and free"
            .formatted(word.text(), String.join(", ", Grid.LABELS)));
  }

  private LayoutException wrong(int column, String message) {
    return new LayoutException(file, line, column, message);
  }
}
