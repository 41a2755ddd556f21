package dev.safeguard.cli.report;

import java.util.Arrays;

/** Finds the lines of a text by number; lines end in {@code \n} or {@code \r\n}. */
final class SourceLines {
  private final String text;
  private final int[] starts;
  private int latest;
  private SourceLine latestLine = SourceLine.EMPTY;

  SourceLines(String text) {
    this.text = text;
    int[] found = new int[16];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (count == found.length) {
        found = Arrays.copyOf(found, 2 * count);
      }
      found[count++] = i + 1;
    }
    starts = Arrays.copyOf(found, count);
  }

  /**
   * A line without its end, or the empty text if there is no such line. The line that was asked for
   * last is kept, since a long one may have many findings.
   */
  SourceLine line(int number) {
    if (number != latest) {
      latestLine = SourceLine.of(cut(number));
      latest = number;
    }
    return latestLine;
  }

  private String cut(int number) {
    if (number < 1 || number > starts.length) {
      return "";
    }
    int end = number < starts.length ? starts[number] - 1 : text.length();
    int start = starts[number - 1];
    boolean returned = end > start && text.charAt(end - 1) == '\r';
    return text.substring(start, returned ? end - 1 : end);
  }
}
