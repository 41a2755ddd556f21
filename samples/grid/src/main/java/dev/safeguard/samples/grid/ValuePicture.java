package dev.safeguard.samples.grid;

import dev.safeguard.learning.plot.Svg;
import dev.safeguard.learning.tabular.TabularRun;
import dev.safeguard.runtime.Safeguard;
import dev.safeguard.runtime.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The learned values V(s, q) as heat maps: one map for each state of the safeguard. */
final class ValuePicture {
  private static final int CELL = 22;
  private static final int GAP = 26;
  private static final int HEAD = 48;

  private ValuePicture() {}

  /** Draws the values of a trained run, whose observations are the layout's cells. */
  static String draw(GridLayout layout, String title, TabularRun run) {
    Safeguard safeguard = run.judge().safeguard();
    List<Integer> open =
        IntStream.range(0, safeguard.states().size())
            .filter(q -> safeguard.states().get(q).verdict() != Verdict.VIOLATED)
            .boxed()
            .toList();
    int width = GAP + open.size() * (layout.columns() * CELL + GAP);
    Svg svg = new Svg(width, HEAD + layout.rows() * CELL + GAP, title);
    svg.raw(
        "<text x=\"%d\" y=\"18\" font-size=\"14\" font-weight=\"600\">%s</text>",
        GAP, Svg.escape(title));
    for (int i = 0; i < open.size(); i++) {
      int left = GAP + i * (layout.columns() * CELL + GAP);
      int q = open.get(i);
      svg.raw(
          "<text x=\"%d\" y=\"40\">%s</text>", left, Svg.escape(safeguard.states().get(q).name()));
      for (int s = 0; s < layout.rows() * layout.columns(); s++) {
        cell(svg, layout, s, left, run.value(s, q));
      }
    }
    return svg.document();
  }

  private static void cell(Svg svg, GridLayout layout, int s, int left, double value) {
    svg.raw(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\" stroke=\"#ffffff\">"
            + "<title>%s</title></rect>",
        left + s % layout.columns() * CELL,
        HEAD + s / layout.columns() * CELL,
        CELL,
        CELL,
        layout.walls().contains(s) ? "#6b6b6b" : colour(value),
        String.format(
            Locale.ROOT, "%d,%d: %.3f", s / layout.columns(), s % layout.columns(), value));
  }

  /** From red for -1 and less over white for 0 to blue for 1 and more. */
  private static String colour(double value) {
    double share = Math.max(-1, Math.min(1, value));
    int fade = (int) Math.round(255 * (1 - Math.abs(share)));
    return share < 0
        ? "#%02x%02x%02x".formatted(213, 94 + (255 - 94) * fade / 255, fade)
        : "#%02x%02x%02x".formatted(fade, 114 + (255 - 114) * fade / 255, 178 + 77 * fade / 255);
  }
}
