package dev.safeguard.cli.trace;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A line of text: labels separated by spaces or commas, <code>{}</code> for the empty observation,
 * a comment from {@code #} on. A label of odd characters stands between backquotes.
 */
final class TextLine {
  private TextLine() {}

  /** The numbers of the labels that hold, or null if the line is blank. */
  static @Nullable BitSet parse(String line, Vocabulary vocabulary) throws LineError {
    BitSet labels = new BitSet();
    boolean blank = true;
    int empty = -1;
    int i = 0;
    while (i < line.length() && line.charAt(i) != '#') {
      int c = line.codePointAt(i);
      if (isSeparator(c)) {
        i++;
        continue;
      }
      int start = i;
      String label;
      if (c == '`') {
        i = line.indexOf('`', start + 1) + 1;
        if (i == 0) {
          throw LineError.at(line, start, "the backquote is not closed", "write `is it?`");
        }
        label = line.substring(start + 1, i - 1);
      } else if (c == '{') {
        i = afterEmpty(line, start);
        empty = start;
        blank = false;
        continue;
      } else {
        while (i < line.length() && isBare(line.codePointAt(i))) {
          i += Character.charCount(line.codePointAt(i));
        }
        if (i == start) {
          throw unexpected(line, start);
        }
        label = line.substring(start, i);
      }
      int number = vocabulary.number(label);
      if (number < 0) {
        throw vocabulary.unknown(line, start, label);
      }
      labels.set(number);
      blank = false;
    }
    if (empty >= 0 && !labels.isEmpty()) {
      throw LineError.at(line, empty, "{} stands alone: it means that no label holds", null);
    }
    return blank ? null : labels;
  }

  /** Whether a character may stand in a label without backquotes. */
  static boolean isBare(int c) {
    return !isSeparator(c) && !Character.isSpaceChar(c) && "#`;{}[]\"".indexOf(c) < 0;
  }

  private static boolean isSeparator(int c) {
    return c == ' ' || c == '\t' || c == ',';
  }

  private static int afterEmpty(String line, int start) throws LineError {
    int i = start + 1;
    while (i < line.length() && isSeparator(line.charAt(i))) {
      i++;
    }
    if (i == line.length() || line.charAt(i) != '}') {
      throw LineError.at(
          line, start, "unexpected {", "labels stand bare, as in: wood, lava; {} means none");
    }
    return i + 1;
  }

  private static LineError unexpected(String line, int index) {
    int c = line.codePointAt(index);
    String shown = Character.isSpaceChar(c) ? String.format("U+%04X", c) : Character.toString(c);
    return LineError.at(
        line,
        index,
        "unexpected " + shown,
        c == ';'
            ? "one observation stands on one line"
            : "labels are separated by spaces or commas");
  }
}
