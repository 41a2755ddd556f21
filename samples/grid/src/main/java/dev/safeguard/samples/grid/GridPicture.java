package dev.safeguard.samples.grid;

import dev.safeguard.learning.plot.Svg;
import dev.safeguard.learning.tabular.TabularRun.Visit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A layout, unshifted, with a way through it: SVG. The way changes colour with the state of the
 * safeguard; places that the hidden shift can move have a dashed border.
 */
final class GridPicture {
  private static final int CELL = 56;
  private static final int MARGIN = 24;
  private static final int HEAD = 44;
  private static final int LEGEND = 190;

  /** Fill and sign of each label. */
  private static final Map<String, Look> LOOKS =
      Map.of(
          "wood", new Look("#c8a165", "M-9 8L0 -10L9 8Z M-2 8h4v5h-4Z", "#5b3d12"),
          "iron", new Look("#d9dee3", "M-10 6L-6 -5H6L10 6Z", "#5d6b78"),
          "work_bench",
              new Look("#e8cfa6", "M-11 -4h22v4h-22Z M-9 0h3v9h-3Z M6 0h3v9h-3Z", "#7a4a10"),
          "smith_table",
              new Look("#b9c3cf", "M-12 -7h20l4 3h-8v4h-3v5h5v3h-14v-3h5v-5h-5Z", "#2f3b48"),
          "diamond", new Look("#d4f3fb", "M-10 -4L-5 -10H5L10 -4L0 10Z", "#0a8fb3"),
          "lava", new Look("#f7b27a", "M-11 3q5 -12 9 -2q3 -13 8 0q4 -5 5 3v6h-22Z", "#c2330b"),
          "creeper",
              new Look(
                  "#b7e0b0",
                  "M-8 -8h5v5h-5Z M3 -8h5v5h-5Z M-3 -2h6v4h3v7h-3v-3h-6v3h-3v-7h3Z",
                  "#1d5c1a"));

  private record Look(String background, String sign, String ink) {}

  private GridPicture() {}

  /**
   * Draws a layout and a way through it.
   *
   * @param title one line above the picture
   * @param way what was visited, the start first
   */
  static String draw(GridLayout layout, String title, List<Visit> way) {
    int width = 2 * MARGIN + layout.columns() * CELL + LEGEND;
    int height = HEAD + layout.rows() * CELL + MARGIN;
    Svg svg = new Svg(width, height, title);
    svg.raw(
        "<text x=\"%d\" y=\"26\" font-size=\"14\" font-weight=\"600\" fill=\"#111\">%s</text>",
        MARGIN, Svg.escape(title));
    for (int row = 0; row < layout.rows(); row++) {
      for (int column = 0; column < layout.columns(); column++) {
        svg.raw(
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#fafaf7\""
                + " stroke=\"#dddddd\"/>",
            MARGIN + column * CELL, HEAD + row * CELL, CELL, CELL);
      }
    }
    for (int wall : layout.walls()) {
      svg.raw(
          "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#6b6b6b\"/>",
          MARGIN + wall % layout.columns() * CELL,
          HEAD + wall / layout.columns() * CELL,
          CELL,
          CELL);
    }
    for (GridLayout.Place place : visible(layout)) {
      place(svg, place);
    }
    List<String> states = way(svg, layout, way);
    legend(svg, MARGIN * 2 + layout.columns() * CELL, layout, states);
    return svg.document();
  }

  /** The places of the unshifted map that no later one overwrites. */
  private static List<GridLayout.Place> visible(GridLayout layout) {
    List<GridLayout.Place> visible = new ArrayList<>();
    for (GridLayout.Place place : layout.places()) {
      visible.removeIf(
          earlier ->
              earlier.cell().row() == place.cell().row()
                  && earlier.cell().column() == place.cell().column());
      visible.add(place);
    }
    return visible;
  }

  private static void place(Svg svg, GridLayout.Place place) {
    Look look = look(place.label());
    boolean moves = place.cell().rowMoves() || place.cell().columnMoves();
    int x = MARGIN + place.cell().column() * CELL;
    int y = HEAD + place.cell().row() * CELL;
    svg.raw("<g transform=\"translate(%d %d)\"><title>%s</title>", x, y, Svg.escape(place.label()));
    svg.raw(
        "<rect x=\"2\" y=\"2\" width=\"%d\" height=\"%d\" rx=\"5\" fill=\"%s\" stroke=\"%s\"%s/>",
        CELL - 4,
        CELL - 4,
        look.background(),
        look.ink(),
        moves ? " stroke-dasharray=\"4 3\"" : "");
    svg.raw(
        "<path transform=\"translate(%d 23)\" d=\"%s\" fill=\"%s\"/>",
        CELL / 2, look.sign(), look.ink());
    svg.raw(
        "<text x=\"%d\" y=\"48\" text-anchor=\"middle\" font-size=\"9\" fill=\"%s\">%s</text></g>",
        CELL / 2, look.ink(), place.label().replace('_', ' '));
  }

  /** Draws the way, one line for each stretch in one state; returns the states in their order. */
  private static List<String> way(Svg svg, GridLayout layout, List<Visit> way) {
    Set<String> states = new LinkedHashSet<>();
    way.forEach(visit -> states.add(visit.state()));
    List<String> order = List.copyOf(states);
    for (int i = 1; i < way.size(); i++) {
      Visit from = way.get(i - 1);
      Visit to = way.get(i);
      int number = order.indexOf(from.state());
      int aside =
          3 * (2 * number - order.size() + 1); // so that a way back does not hide a way there
      svg.raw(
          "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"4\""
              + " stroke-linecap=\"round\"/>",
          x(layout, from) + aside,
          y(layout, from) + aside,
          x(layout, to) + aside,
          y(layout, to) + aside,
          Svg.colour(number));
    }
    Visit start = way.get(0);
    Visit end = way.get(way.size() - 1);
    svg.raw(
        "<circle cx=\"%d\" cy=\"%d\" r=\"7\" fill=\"#ffffff\" stroke=\"#111111\""
            + " stroke-width=\"2\"><title>start</title></circle>",
        x(layout, start), y(layout, start));
    svg.raw(
        "<circle cx=\"%d\" cy=\"%d\" r=\"6\" fill=\"#111111\"><title>end</title></circle>",
        x(layout, end), y(layout, end));
    return order;
  }

  private static void legend(Svg svg, int x, GridLayout layout, List<String> states) {
    int y = HEAD + 14;
    svg.raw(
        "<text x=\"%d\" y=\"%d\" font-weight=\"600\">way, by the safeguard's state</text>", x, y);
    for (String state : states) {
      y += 22;
      svg.raw(
          "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"4\""
              + " stroke-linecap=\"round\"/>",
          x, y - 4, x + 22, y - 4, Svg.colour(states.indexOf(state)));
      svg.raw("<text x=\"%d\" y=\"%d\">%s</text>", x + 32, y, Svg.escape(state));
    }
    y += 26;
    svg.raw(
        "<circle cx=\"%d\" cy=\"%d\" r=\"7\" fill=\"#ffffff\" stroke=\"#111111\""
            + " stroke-width=\"2\"/><text x=\"%d\" y=\"%d\">start</text>",
        x + 11, y - 4, x + 32, y);
    y += 22;
    svg.raw(
        "<circle cx=\"%d\" cy=\"%d\" r=\"6\" fill=\"#111111\"/><text x=\"%d\" y=\"%d\">end</text>",
        x + 11, y - 4, x + 32, y);
    y += 36;
    svg.raw("<text x=\"%d\" y=\"%d\" font-weight=\"600\">map, unshifted</text>", x, y);
    for (String label : Grid.LABELS) {
      if (layout.places().stream().noneMatch(place -> place.label().equals(label))) {
        continue;
      }
      y += 26;
      Look look = look(label);
      svg.raw(
          "<g transform=\"translate(%d %d)\"><rect width=\"22\" height=\"22\" rx=\"3\" fill=\"%s\""
              + " stroke=\"%s\"/><path transform=\"translate(11 11) scale(0.7)\" d=\"%s\""
              + " fill=\"%s\"/></g><text x=\"%d\" y=\"%d\">%s</text>",
          x,
          y - 15,
          look.background(),
          look.ink(),
          look.sign(),
          look.ink(),
          x + 32,
          y,
          label.replace('_', ' '));
    }
    y += 28;
    svg.raw(
        "<rect x=\"%d\" y=\"%d\" width=\"22\" height=\"22\" rx=\"3\" fill=\"none\""
            + " stroke=\"#555555\" stroke-dasharray=\"4 3\"/><text x=\"%d\" y=\"%d\">may be shifted"
            + " by one</text>",
        x, y - 15, x + 32, y);
  }

  private static int x(GridLayout layout, Visit visit) {
    return MARGIN + visit.observation() % layout.columns() * CELL + CELL / 2;
  }

  private static int y(GridLayout layout, Visit visit) {
    return HEAD + visit.observation() / layout.columns() * CELL + CELL / 2;
  }

  private static Look look(String label) {
    return Objects.requireNonNull(LOOKS.get(label), label);
  }
}
