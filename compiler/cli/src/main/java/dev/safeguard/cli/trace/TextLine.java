package dev.safeguard.cli.trace;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A line of text: the labels of an observation, separated by spaces or commas, in braces or not;
 * <code>{}</code> for the empty observation; more observations after semicolons, as witnesses are
 * printed; a comment from {@code #} on. A label of odd characters stands between backquotes.
 */
final class TextLine {
  private final String line;
  private final Vocabulary vocabulary;
  private int i;

  private TextLine(String line, Vocabulary vocabulary) {
    this.line = line;
    this.vocabulary = vocabulary;
  }

  /** For each observation the numbers of the labels that hold; none if the line is blank. */
  static List<BitSet> parse(String line, Vocabulary vocabulary) throws LineError {
    return new TextLine(line, vocabulary).observations();
  }

  /** Whether a character may stand in a label without backquotes. */
  static boolean isBare(int c) {
    return !isSeparator(c) && !Character.isSpaceChar(c) && "#`;{}[]\"".indexOf(c) < 0;
  }

  private static boolean isSeparator(int c) {
    return c == ' ' || c == '\t' || c == ',';
  }

  private List<BitSet> observations() throws LineError {
    List<BitSet> observations = new ArrayList<>();
    skipSeparators();
    while (!atEnd()) {
      observations.add(at('{') ? braced() : bare());
      if (at(';')) {
        i++;
        skipSeparators();
      } else if (!atEnd()) {
        throw unexpected();
      }
    }
    return observations;
  }

  private BitSet bare() throws LineError {
    BitSet labels = new BitSet();
    while (!atEnd() && !at(';')) {
      if (at('{')) {
        throw LineError.at(line, i, "{} stands alone: it means that no label holds", null);
      }
      labels.set(label());
      skipSeparators();
    }
    if (labels.isEmpty()) {
      throw LineError.at(line, i, "an observation is missing", "{} means that no label holds");
    }
    return labels;
  }

  private BitSet braced() throws LineError {
    int start = i++;
    BitSet labels = new BitSet();
    skipSeparators();
    while (!at('}')) {
      if (atEnd()) {
        throw LineError.at(line, start, "the brace is not closed", "write {wood, lava}");
      }
      labels.set(label());
      skipSeparators();
    }
    i++;
    skipSeparators();
    if (!atEnd() && !at(';')) {
      throw LineError.at(
          line, start, "an observation in braces stands alone", "; stands before the next one");
    }
    return labels;
  }

  private int label() throws LineError {
    int start = i;
    String label = at('`') ? quoted() : unquoted();
    int number = vocabulary.number(label);
    if (number < 0) {
      throw vocabulary.unknown(line, start, label);
    }
    return number;
  }

  private String quoted() throws LineError {
    int start = i;
    int end = line.indexOf('`', start + 1);
    if (end < 0) {
      throw LineError.at(line, start, "the backquote is not closed", "write `is it?`");
    }
    i = end + 1;
    return line.substring(start + 1, end);
  }

  private String unquoted() throws LineError {
    int start = i;
    while (i < line.length() && isBare(line.codePointAt(i))) {
      i += Character.charCount(line.codePointAt(i));
    }
    if (i == start) {
      throw unexpected();
    }
    return line.substring(start, i);
  }

  private void skipSeparators() {
    while (i < line.length() && isSeparator(line.charAt(i))) {
      i++;
    }
  }

  private boolean at(char c) {
    return i < line.length() && line.charAt(i) == c;
  }

  /** At the end of what is said: of the line, or at a comment. */
  private boolean atEnd() {
    return i == line.length() || at('#');
  }

  private LineError unexpected() {
    int c = line.codePointAt(i);
    String shown = Character.isSpaceChar(c) ? String.format("U+%04X", c) : Character.toString(c);
    return LineError.at(line, i, "unexpected " + shown, "labels are separated by spaces or commas");
  }
}
