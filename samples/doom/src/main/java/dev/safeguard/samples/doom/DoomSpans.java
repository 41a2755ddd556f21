package dev.safeguard.samples.doom;

import dev.safeguard.learning.MetricsTable;
import dev.safeguard.learning.Statistics;
import dev.safeguard.samples.doom.DoomExperiment.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** When in training the last safeguard is violated, and how many episodes there are to do it in. */
final class DoomSpans {
  /** Where spans begin, in decisions: where PSL's stages do, and then twice as late each. */
  private static final List<Long> BEGINS = List.of(0L, 8_000L, 20_000L, 40_000L, 80_000L);

  /** The return of whoever has taken the armour. */
  private static final double ARMOURED = 0.9;

  private DoomSpans() {}

  /**
   * A table: for each kind of runs, by span, the mean number of violating episodes, of those among
   * them in armour, and of all episodes.
   *
   * @param kinds by name
   * @param decisions of each run
   */
  static String table(Path root, Map<String, List<Run>> kinds, long decisions) throws IOException {
    List<Long> begins = BEGINS.stream().filter(begin -> begin < decisions).toList();
    StringBuilder table = new StringBuilder("| arm |");
    for (int span = 0; span < begins.size(); span++) {
      long end = span + 1 < begins.size() ? begins.get(span + 1) : decisions;
      table.append(String.format(Locale.ROOT, " %,d to %,d |", begins.get(span), end));
    }
    table.append("\n|---|").append("---|".repeat(begins.size())).append('\n');
    for (Map.Entry<String, List<Run>> kind : kinds.entrySet()) {
      List<int[][]> counts = new ArrayList<>();
      for (Run run : kind.getValue()) {
        counts.add(counts(run.directory(root).resolve("metrics.csv"), begins));
      }
      table.append("| `").append(kind.getKey()).append("` |");
      for (int span = 0; span < begins.size(); span++) {
        int number = span;
        table.append(
            String.format(
                Locale.ROOT,
                " %.1f (%.1f) of %.1f |",
                mean(counts, number, 0),
                mean(counts, number, 1),
                mean(counts, number, 2)));
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static double mean(List<int[][]> counts, int span, int what) {
    return Statistics.of(counts.stream().map(each -> each[span][what]).toList()).mean();
  }

  /** By span: violating episodes, those of them in armour, and all. */
  private static int[][] counts(Path file, List<Long> begins) throws IOException {
    MetricsTable metrics = MetricsTable.read(file);
    int[][] counts = new int[begins.size()][3];
    for (int row = 0; row < metrics.size(); row++) {
      double decision = metrics.number(row, "decisions");
      int span = (int) begins.stream().filter(begin -> begin <= decision).count() - 1;
      int violation = (int) metrics.number(row, "violation_final");
      counts[span][0] += violation;
      counts[span][1] += metrics.number(row, "return") >= ARMOURED ? violation : 0;
      counts[span][2]++;
    }
    return counts;
  }
}
