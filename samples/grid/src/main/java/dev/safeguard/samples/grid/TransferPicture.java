package dev.safeguard.samples.grid;

import dev.safeguard.learning.plot.Svg;
import java.util.List;
import java.util.Locale;

/**
 * What each kind of training is worth under each safeguard that comes after it: a matrix, the
 * darker the more violations.
 */
final class TransferPicture {
  private static final int LEFT = 120;
  private static final int TOP = 76;
  private static final int WIDTH = 64;
  private static final int HEIGHT = 30;
  private static final double DARKEST = 30;

  private TransferPicture() {}

  static String draw(List<AdaptationTable.Cell> cells) {
    List<String> targets = cells.stream().map(AdaptationTable.Cell::target).distinct().toList();
    List<String> layouts = cells.stream().map(AdaptationTable.Cell::layout).distinct().toList();
    List<String> sources = cells.stream().map(AdaptationTable.Cell::source).distinct().toList();
    int columns = targets.size() * layouts.size();
    Svg svg =
        new Svg(
            LEFT + columns * WIDTH + 20,
            TOP + sources.size() * HEIGHT + 30,
            "Transfer: violations until adapted");
    svg.raw(
        "<text x=\"16\" y=\"20\" font-size=\"14\" font-weight=\"600\" fill=\"#111\">%s</text>",
        "Violations until adapted, by what was trained before (rows) and what comes (columns)");
    for (int t = 0; t < targets.size(); t++) {
      double x = LEFT + (t + 0.5) * layouts.size() * WIDTH;
      svg.raw(
          "<text x=\"%.1f\" y=\"46\" text-anchor=\"middle\">%s</text>",
          x, Svg.escape(targets.get(t)));
      for (int l = 0; l < layouts.size(); l++) {
        svg.raw(
            "<text x=\"%.1f\" y=\"64\" text-anchor=\"middle\" fill=\"#667\">layout %s</text>",
            LEFT + (t * layouts.size() + l + 0.5) * WIDTH, Svg.escape(layouts.get(l)));
      }
    }
    for (int s = 0; s < sources.size(); s++) {
      svg.raw(
          "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>",
          LEFT - 10, TOP + s * HEIGHT + 20, Svg.escape(sources.get(s)));
    }
    for (AdaptationTable.Cell cell : cells) {
      int column = targets.indexOf(cell.target()) * layouts.size() + layouts.indexOf(cell.layout());
      cell(svg, column, sources.indexOf(cell.source()), cell.statistics().mean());
    }
    return svg.document();
  }

  private static void cell(Svg svg, int column, int row, double mean) {
    double share = Math.min(1, Math.log1p(mean) / Math.log1p(DARKEST));
    int fade = (int) Math.round(255 * (1 - share));
    svg.raw(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%02x%02x%02x\""
            + " stroke=\"#ffffff\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\""
            + " fill=\"%s\">%s</text>",
        LEFT + column * WIDTH,
        TOP + row * HEIGHT,
        WIDTH,
        HEIGHT,
        213 + (255 - 213) * fade / 255,
        94 + (255 - 94) * fade / 255,
        fade,
        LEFT + column * WIDTH + WIDTH / 2,
        TOP + row * HEIGHT + 20,
        share > 0.8 ? "#ffffff" : "#333333",
        String.format(Locale.ROOT, "%.1f", mean));
  }
}
