package dev.safeguard.cli.report;

/** Text as a terminal shows it: how wide a character is, and which may be shown at all. */
final class DisplayText {
  private static final int TAB = 4;

  private DisplayText() {}

  /** What to show for a character that stands at a column, counted from 0. */
  static String shown(int codePoint, int column) {
    if (codePoint == '\t') {
      return " ".repeat(width(codePoint, column));
    }
    return switch (Character.getType(codePoint)) {
      // Among them those that turn the direction of writing, and so can hide what is written.
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          "\uFFFD";
      default -> Character.toString(codePoint);
    };
  }

  /** How many columns a character takes that stands at a column, counted from 0. */
  static int width(int codePoint, int column) {
    if (codePoint == '\t') {
      return TAB - column % TAB;
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    return isWide(codePoint) ? 2 : 1;
  }

  /** How many columns a text takes. */
  static int width(String text) {
    return text.codePoints().map(c -> width(c, 0)).sum();
  }

  /** A text as it may be shown, cut to so many columns. */
  static String cut(String text, int most) {
    StringBuilder cut = new StringBuilder();
    int column = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      int width = width(c, column);
      if (column + width > most - 3 && width(text.substring(i)) > most - column) {
        return cut.append("...").toString();
      }
      cut.append(shown(c, column));
      column += width;
    }
    return cut.toString();
  }

  /** A text as it may be shown, filled up with spaces to so many columns. */
  static String padded(String text, int columns) {
    String shown = cut(text, columns);
    return shown + " ".repeat(Math.max(0, columns - width(shown)));
  }

  /** The blocks that Unicode's East Asian Width calls wide or full, roughly. */
  private static boolean isWide(int c) {
    return c >= 0x1100
        && (c <= 0x115F
            || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
            || (c >= 0xAC00 && c <= 0xD7A3)
            || (c >= 0xF900 && c <= 0xFAFF)
            || (c >= 0xFE30 && c <= 0xFE6F)
            || (c >= 0xFF00 && c <= 0xFF60)
            || (c >= 0xFFE0 && c <= 0xFFE6)
            || (c >= 0x1F300 && c <= 0x1F64F)
            || (c >= 0x1F900 && c <= 0x1F9FF)
            || (c >= 0x20000 && c <= 0x3FFFD));
  }
}
