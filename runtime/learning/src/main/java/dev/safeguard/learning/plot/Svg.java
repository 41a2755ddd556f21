package dev.safeguard.learning.plot;

import java.util.Locale;

/**
 * Writes SVG. A document stands alone (it names its namespace and has a light background of its
 * own) and can be put into HTML as it is: styles are attributes and not a style sheet, so that two
 * pictures on a page do not disturb each other.
 */
public final class Svg {
  /** Okabe and Ito's colours, which people with any colour vision can tell apart. */
  private static final String[] COLOURS = {
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#8C7A00"
  };

  private final StringBuilder body = new StringBuilder();

  /** Begins a picture of a size in pixels, with a title for those who cannot see it. */
  public Svg(int width, int height, String title) {
    raw(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        role="img" font-family="system-ui, sans-serif" font-size="11" fill="#333">
        <title>%s</title>
        <rect width="%d" height="%d" fill="#ffffff"/>\
        """,
        width, height, width, height, escape(title), width, height);
  }

  /** The whole picture. */
  public String document() {
    return body + "</svg>\n";
  }

  /** One of eight colours; further numbers, from 8 on, begin anew. */
  public static String colour(int number) {
    return COLOURS[number % COLOURS.length];
  }

  /** Adds markup as it is. */
  public Svg raw(String format, Object... arguments) {
    body.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    return this;
  }

  /** Text for markup, with the five special characters escaped and what XML forbids dropped. */
  public static String escape(String text) {
    return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&apos;");
  }

  static String at(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }

  void text(double x, double y, String kind, String text) {
    String style =
        switch (kind) {
          case "title" -> "font-size=\"14\" font-weight=\"600\" fill=\"#111\"";
          case "label middle", "tick middle" -> "text-anchor=\"middle\"";
          case "tick end" -> "text-anchor=\"end\"";
          case "span-name" -> "fill=\"#667\"";
          default -> "";
        };
    raw("<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>", x, y, style, escape(text));
  }

  void sideways(double x, double y, String text) {
    raw(
        "<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        x, y, escape(text));
  }

  void line(String kind, double x1, double y1, double x2, double y2) {
    String style =
        switch (kind) {
          case "grid" -> "stroke=\"#000000\" stroke-opacity=\"0.1\"";
          case "border" -> "stroke=\"#8899aa\" stroke-dasharray=\"2 3\"";
          default -> "stroke=\"#555555\"";
        };
    raw("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>", x1, y1, x2, y2, style);
  }

  void box(String kind, double x, double y, double width, double height, String title) {
    raw(
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\">"
            + "<title>%s</title></rect>",
        x, y, width, height, kind.endsWith("even") ? "#f1f5f9" : "#fafbfc", escape(title));
  }

  void path(String kind, int number, CharSequence data) {
    raw(
        kind.equals("band")
            ? "<path d=\"%s\" fill=\"%s\" fill-opacity=\"0.18\" stroke=\"none\"/>"
            : "<path d=\"%s\" stroke=\"%s\" fill=\"none\" stroke-width=\"1.8\""
                + " stroke-linejoin=\"round\"/>",
        data,
        colour(number));
  }
}
