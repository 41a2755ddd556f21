package dev.safeguard.compiler.library;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a picture shows, wherever an engine has put it. */
final class SvgStructure {
  private static final Pattern SHOWN =
      Pattern.compile("(?s)<g [^>]*class=\"(?<part>node|edge)\"|<text[^>]*>(?<text>.*?)</text>");

  private SvgStructure() {}

  /** Its nodes and edges, and its texts, sorted. */
  static List<String> of(String svg) {
    return SHOWN.matcher(svg).results().map(SvgStructure::name).sorted().toList();
  }

  private static String name(MatchResult shown) {
    return shown.group(1) == null
        ? shown.group(2).replace("&#160;", " ").replace("\u00a0", " ").strip()
        : shown.group(1);
  }
}
