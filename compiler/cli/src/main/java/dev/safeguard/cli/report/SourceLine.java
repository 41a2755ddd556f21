package dev.safeguard.cli.report;

/**
 * One line of a source, without its end. A line can be as long as a file and have thousands of
 * findings, so that its characters are counted once.
 *
 * @param text the line
 * @param length in code points
 */
record SourceLine(String text, int length) {
  static final SourceLine EMPTY = SourceLine.of("");

  static SourceLine of(String text) {
    return new SourceLine(text, text.codePointCount(0, text.length()));
  }

  /** Where the code point of a number, from 0, begins in the text. */
  int index(int codePoint) {
    return length == text.length() ? codePoint : text.offsetByCodePoints(0, codePoint);
  }
}
