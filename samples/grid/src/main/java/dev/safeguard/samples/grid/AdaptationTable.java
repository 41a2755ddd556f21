package dev.safeguard.samples.grid;

import dev.safeguard.learning.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of an {@link AdaptationStudy}, as text. */
final class AdaptationTable {
  private static final double MOST = 1;
  private static final double SHARE = 0.1;

  /**
   * The agents of one kind on one layout.
   *
   * @param target the safeguard that they adapt to
   * @param layout the name of the map
   * @param source what they were trained under
   * @param violations until they had adapted, by seed
   * @param adapted how many of them did
   */
  record Cell(String target, String layout, String source, double[] violations, int adapted) {
    Statistics statistics() {
      return Statistics.of(violations);
    }
  }

  private final List<Cell> cells;
  private final Map<String, Double> greatest;

  /**
   * A table.
   *
   * @param greatest the greatest probability of success where 0.99 cannot be reached by anybody
   */
  AdaptationTable(List<Cell> cells, Map<String, Double> greatest) {
    this.cells = cells;
    this.greatest = greatest;
  }

  String markdown() {
    StringBuilder text = new StringBuilder("## Where the curriculum pays\n\n");
    text.append(verdict());
    text.append(
        String.format(
            Locale.ROOT,
            """
            Violations of a safeguard that was never seen until the policy without exploration reaches the
            diamond with %.0f %% of the greatest probability that any agent has, computed and not sampled.
            Agents of `psl-shield`: after %d episodes in each stage of the curriculum but the last, after as
            many episodes under one of these stages alone, and from scratch; means over %d seeds with
            95 %% intervals. In parentheses: how many of them got there, if not all did in %d episodes.

            """,
            100 * AdaptationStudy.LEARNED,
            AdaptationStudy.BEFORE,
            cells.get(0).violations().length,
            AdaptationStudy.MOST));
    greatest.forEach(
        (where, most) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "Nobody can reach the diamond in %.0f %% of the episodes under %s: %.5f is the most.%n%n",
                    100 * AdaptationStudy.LEARNED,
                    where,
                    most)));
    List<String> layouts = cells.stream().map(Cell::layout).distinct().toList();
    text.append("| safeguard | trained under | layout ").append(String.join(" | layout ", layouts));
    text.append(" |\n|---|---|").append("---|".repeat(layouts.size())).append('\n');
    for (String target : cells.stream().map(Cell::target).distinct().toList()) {
      for (String source : cells.stream().map(Cell::source).distinct().toList()) {
        text.append("| `%s` | %s |".formatted(target, shown(source)));
        layouts.forEach(layout -> text.append(' ').append(number(cell(target, layout, source))));
        text.append('\n');
      }
    }
    return text.append('\n').toString();
  }

  private static String shown(String source) {
    boolean own =
        source.equals(AdaptationStudy.CURRICULUM) || source.equals(AdaptationStudy.SCRATCH);
    return own ? source : "`" + source + "`";
  }

  private static String number(Cell cell) {
    return cell.statistics().text(1)
        + (cell.adapted() < cell.violations().length ? " (%d)".formatted(cell.adapted()) : "")
        + " |";
  }

  private Cell cell(String target, String layout, String source) {
    return cells.stream()
        .filter(c -> c.target().equals(target) && c.layout().equals(layout))
        .filter(c -> c.source().equals(source))
        .findFirst()
        .orElseThrow();
  }

  /** The goals: at most one violation, a tenth of from scratch, no worse than one stage alone. */
  private String verdict() {
    List<String> missed = new ArrayList<>();
    int goals = 0;
    for (Cell cell : cells) {
      if (cell.source().equals(AdaptationStudy.CURRICULUM)) {
        goals += 3;
        missed.addAll(missedBy(cell));
      }
    }
    String first =
        """
        Goals for each safeguard and layout: at most one violation in the mean, at most a tenth of those from
        scratch, and not more than after one stage alone (no difference paired by seed whose interval is
        above 0). Of %d, %d are met."""
            .formatted(goals, goals - missed.size());
    return missed.isEmpty()
        ? first + "\n\n"
        : "%s **Missed:**\n\n- %s.\n\n".formatted(first, String.join(".\n- ", missed));
  }

  private List<String> missedBy(Cell cell) {
    List<String> missed = new ArrayList<>();
    String where = "`%s`, layout %s: ".formatted(cell.target(), cell.layout());
    double mean = cell.statistics().mean();
    if (mean > MOST || cell.adapted() < cell.violations().length) {
      missed.add(where + number(cell).replace(" |", " violations"));
    }
    double scratch =
        cell(cell.target(), cell.layout(), AdaptationStudy.SCRATCH).statistics().mean();
    if (mean > SHARE * scratch) {
      missed.add(where + String.format(Locale.ROOT, "%.1f from scratch", scratch));
    }
    List<String> better = new ArrayList<>();
    for (Cell other : cells) {
      if (other.target().equals(cell.target())
          && other.layout().equals(cell.layout())
          && more(cell, other).low() > 0) {
        better.add("%s after `%s`".formatted(other.statistics().text(1), other.source()));
      }
    }
    if (!better.isEmpty()) {
      missed.add(where + String.join(", ", better));
    }
    return missed;
  }

  /** How many more violations one kind has than another, paired by seed. */
  private static Statistics more(Cell cell, Cell other) {
    double[] more = new double[cell.violations().length];
    for (int i = 0; i < more.length; i++) {
      more[i] = cell.violations()[i] - other.violations()[i];
    }
    return Statistics.of(more);
  }
}
